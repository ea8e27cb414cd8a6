// SPDX-License-Identifier: Apache-2.0
import { type Map, Marker } from 'maplibre-gl'
import type { LatLon, Localised, PlanDay } from '@/api/types'
import { type IconName, icons } from '@/ui/icons'
import { dayColour } from './dayColours'
import { endsOf, numbered } from './planFacts'
import { spread } from './spread'
import type { VisitAt } from './useSelection'

/** One thing of the plan on the map, and the days it belongs to. */
export interface PlanMarker {
  days: readonly number[]
  /** Ends of days have none: there is nothing to select there. */
  at?: VisitAt
  marker: Marker
  element: HTMLElement
}

interface Words {
  said: (text: Localised) => string
  labelOf: (at: { day: number; number: number; name: string }) => string
  /** Where a place is drawn on this map. */
  drawnAt: (place: LatLon) => LatLon
}

const svg = 'http://www.w3.org/2000/svg'

function iconOf(name: IconName): SVGElement {
  const icon = document.createElementNS(svg, 'svg')
  icon.setAttribute('viewBox', '0 0 24 24')
  icon.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(svg, 'path')
  path.setAttribute('d', icons[name])
  icon.append(path)
  return icon
}

/** Visits, numbered as on the timeline; pressing one selects it. */
function visitMarkers(
  days: readonly PlanDay[],
  isDark: boolean,
  { said, labelOf, drawnAt }: Words,
  select: (at: VisitAt) => void,
): PlanMarker[] {
  return days.flatMap((each, index) =>
    numbered(each).flatMap(({ visit, at: place, number }) => {
      if (!number) return []
      const day = index + 1
      const at = { day, visit: place + 1 }
      const element = document.createElement('button')
      element.type = 'button'
      element.className = 'plan-marker'
      element.textContent = String(number)
      element.style.setProperty('--day', dayColour(day, isDark))
      element.setAttribute('aria-label', labelOf({ day, number, name: said(visit.place.name) }))
      element.addEventListener('click', () => select(at))
      const marker = new Marker({ element }).setLngLat(drawnAt(visit.place))
      return [{ days: [day], at, marker, element }]
    }),
  )
}

/** Beds and stations: there is nothing to select at them. */
function endMarkers(days: readonly PlanDay[], { said, drawnAt }: Words): PlanMarker[] {
  return endsOf(days).map(({ place, days: at, icon }) => {
    const element = document.createElement('div')
    element.className = 'plan-end'
    element.setAttribute('role', 'img')
    element.setAttribute('aria-label', said(place.name))
    element.append(iconOf(icon))
    return {
      days: at,
      marker: new Marker({ element }).setLngLat(drawnAt(place)),
      element,
    }
  })
}

export function planMarkers(
  days: readonly PlanDay[],
  isDark: boolean,
  words: Words,
  select: (at: VisitAt) => void,
): PlanMarker[] {
  return [...endMarkers(days, words), ...visitMarkers(days, isDark, words, select)]
}

/** Half of what a marker needs of the map, in CSS pixels: a little less than its own. */
const radius = 13.5
const selectedRadius = 22

/** Moves the markers that can be seen apart, wherever the map stands now. */
export function spreadMarkers(map: Map, markers: readonly PlanMarker[]) {
  const shown = markers.filter(({ element }) => !element.hidden)
  const moves = spread(
    shown.map(({ marker, element }) => {
      const { x, y } = map.project(marker.getLngLat())
      const isSelected = element.getAttribute('aria-pressed') === 'true'
      return { x, y, radius: isSelected ? selectedRadius : radius }
    }),
  )
  for (const [at, { marker }] of shown.entries()) {
    const { x, y } = moves[at] ?? { x: 0, y: 0 }
    marker.setOffset([x, y])
  }
}
