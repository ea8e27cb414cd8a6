// SPDX-License-Identifier: Apache-2.0
import type { Map } from 'maplibre-gl'
import outlines from 'virtual:maki-icons'
import { iconGroups } from './iconGroups'
import { streetColours } from './streetColours'

/** Edge of an icon on the map in CSS pixels, and of the square its outline is drawn on. */
const edge = 20
const outlineEdge = 15
const pixelRatio = 2

function drawn(outline: string, colour: string, onColour: string): ImageData | undefined {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = edge * pixelRatio
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.scale(pixelRatio, pixelRatio)
  pen.fillStyle = colour
  pen.beginPath()
  pen.arc(edge / 2, edge / 2, edge / 2 - 1, 0, 2 * Math.PI)
  pen.fill()
  const size = 0.8
  const margin = (edge - outlineEdge * size) / 2
  pen.translate(margin, margin)
  pen.scale(size, size)
  pen.fillStyle = onColour
  pen.fill(new Path2D(outline))
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}

/** Gives the map its icons; they are drawn here, so that no sprite has to be fetched. */
export function addStreetIcons(map: Map, isDark: boolean) {
  const colours = streetColours(isDark)
  for (const [name, group] of iconGroups) {
    const outline = outlines[name]
    const image = outline && drawn(outline, colours.icon[group], colours.onIcon)
    if (image && !map.hasImage(name)) map.addImage(name, image, { pixelRatio })
  }
}
