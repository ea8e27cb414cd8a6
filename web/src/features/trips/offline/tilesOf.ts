// SPDX-License-Identifier: Apache-2.0
import { tileAt } from '@/api/maps'
import type { LatLon, TileIndex } from '@/api/types'

/** How far around a stop its streets are stored, and around all stops together, in degrees. */
const aroundStop = 0.012
const aroundAll = 0.03
/** Up to here the whole area of the trip is stored; closer, only where one walks. */
const wholeAreaZoom = 11
/** The map starts no farther out than this. */
const farthestZoom = 6
/** A trip across a country must not fill a phone: nothing is added beyond it. */
export const mostTiles = 900

interface Box {
  west: number
  south: number
  east: number
  north: number
}

const boxOf = (places: readonly LatLon[], margin: number): Box => ({
  west: Math.min(...places.map(each => each.lon)) - margin,
  east: Math.max(...places.map(each => each.lon)) + margin,
  south: Math.min(...places.map(each => each.lat)) - margin,
  north: Math.max(...places.map(each => each.lat)) + margin,
})

function* tilesIn(box: Box, zoom: number): Generator<[x: number, y: number]> {
  const from = tileAt({ lat: box.north, lon: box.west }, zoom)
  const to = tileAt({ lat: box.south, lon: box.east }, zoom)
  for (let x = from.x; x <= to.x; x += 1) for (let y = from.y; y <= to.y; y += 1) yield [x, y]
}

/**
 * The tiles that show the places of a trip at every zoom, the far ones first. Levels beyond the
 * finest one are drawn from it, so it is enough.
 */
export function tilesOf(places: readonly LatLon[], index: TileIndex): string[] {
  const template = index.tiles[0]
  if (!template || !places.length) return []
  const paths = new Set<string>()
  for (let z = Math.max(index.minzoom, farthestZoom); z <= index.maxzoom; z += 1) {
    const boxes =
      z <= wholeAreaZoom
        ? [boxOf(places, aroundAll)]
        : places.map(place => boxOf([place], aroundStop))
    for (const box of boxes)
      for (const [x, y] of tilesIn(box, z)) {
        if (paths.size >= mostTiles) return [...paths]
        const values: Record<string, number> = { z, x, y }
        paths.add(template.replace(/\{([zxy])\}/g, (_, key: string) => String(values[key])))
      }
  }
  return [...paths]
}
