// SPDX-License-Identifier: Apache-2.0
import type { Feature, FeatureCollection, Position } from 'geojson'
import type {
  ExpressionSpecification,
  LayerSpecification,
  LineLayerSpecification,
} from 'maplibre-gl'
import type { LegToDraw, PlaceRef, PlanDay } from '@/api/types'
import { dayColour } from './dayColours'

// The ways of a plan on its map: along the streets where somebody knows them, else straight.

/** A day's way, from where it starts over each visit to where it ends. */
export function wayOf(day: PlanDay): PlaceRef[] {
  return [day.start, ...day.visits.map(visit => visit.place), day.end]
}

/** What to ask for each leg of a day. */
export function legsOf(day: PlanDay): LegToDraw[] {
  const way = wayOf(day)
  return way.slice(1).map((to, at) => {
    const from = way[at] ?? to
    const mode = day.legs[at]?.mode ?? 'walk'
    return { from: [from.lat, from.lon], to: [to.lat, to.lon], mode }
  })
}

/** Legs of the same ends and mode are one way, in whichever plan they are. */
export const keyOf = ({ from, to, mode }: LegToDraw) => `${mode} ${from.join(',')} ${to.join(',')}`

/** A leg that leads nowhere needs no way. */
export const goesSomewhere = ({ from, to }: LegToDraw) => from.join() !== to.join()

/** The ways that are known, by the keys of their legs; one without points is known to be unknown. */
export type KnownWays = ReadonlyMap<string, readonly Position[]>

/** One line for each leg, so that each can be drawn as what it is. */
export function wayLines(
  days: readonly PlanDay[],
  isDark: boolean,
  known: KnownWays,
): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: days.flatMap((day, at) =>
      legsOf(day).map((leg): Feature => {
        const line = known.get(keyOf(leg)) ?? []
        const [[fromLat = 0, fromLon = 0], [toLat = 0, toLon = 0]] = [leg.from, leg.to]
        const straight = [
          [fromLon, fromLat],
          [toLon, toLat],
        ]
        return {
          type: 'Feature',
          geometry: { type: 'LineString', coordinates: line.length > 1 ? [...line] : straight },
          properties: {
            day: at + 1,
            colour: dayColour(at + 1, isDark),
            look: (leg.mode === 'walk' ? 'walk' : 'ride') + (line.length > 1 ? '' : '-straight'),
          },
        }
      }),
    ),
  }
}

/** Whether a leg of these days is drawn as a straight line. */
export const someAreStraight = (days: readonly PlanDay[], known: KnownWays) =>
  days
    .flatMap(legsOf)
    .filter(goesSomewhere)
    .some(leg => !((known.get(keyOf(leg))?.length ?? 0) > 1))

function lines(
  id: string,
  look: string,
  paint: LineLayerSpecification['paint'],
): LineLayerSpecification {
  return {
    id,
    type: 'line',
    source: 'ways',
    filter: ['==', ['get', 'look'], look],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint,
  }
}

const colour: ExpressionSpecification = ['get', 'colour']

/** Rides are strokes and walks are dots; straight lines are thin and dashed, being no streets. */
export function wayLayers(edge: string): LayerSpecification[] {
  return [
    lines('ways-riding-straight', 'ride-straight', {
      'line-color': colour,
      'line-width': 2.5,
      'line-opacity': 0.75,
      'line-dasharray': [3, 3],
    }),
    lines('ways-walking-straight', 'walk-straight', {
      'line-color': colour,
      'line-width': 2,
      'line-opacity': 0.75,
      'line-dasharray': [1, 3],
    }),
    lines('ways-riding-edge', 'ride', { 'line-color': edge, 'line-width': 7 }),
    lines('ways-riding', 'ride', { 'line-color': colour, 'line-width': 4 }),
    lines('ways-walking-edge', 'walk', { 'line-color': edge, 'line-width': 6.5 }),
    lines('ways-walking', 'walk', {
      'line-color': colour,
      'line-width': 4.5,
      'line-dasharray': [0.1, 1.8],
    }),
  ]
}
