// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { PlanDay } from '@/api/types'
import { toDatum } from '@/ui/map/datum'
import { planMarkers } from './planMarkers'

const place = (key: string, lat: number, lon: number) => ({
  key,
  lat,
  lon,
  kinds: ['hotel'],
  name: { zh: key, en: key },
})
const bed = place('bed', 39.9163, 116.3972)
const day = {
  start: bed,
  end: bed,
  lodging: bed,
  visits: [{ place: place('gate', 39.9163, 116.3972), role: 'sight', meal: 'none' }],
  legs: [{ mode: 'walk' }, { mode: 'walk' }],
} as unknown as PlanDay

describe('markers on a shifted map', () => {
  it('stand where that map has the visit and the bed', () => {
    const words = {
      said: ({ zh }: { zh: string }) => zh,
      labelOf: ({ name }: { name: string }) => name,
      drawnAt: (at: { lat: number; lon: number }) => toDatum(at, 'gcj02'),
    }
    const markers = planMarkers([day], false, words, () => undefined)
    expect(markers.length).toBe(2)
    for (const { marker } of markers) {
      expect(marker.getLngLat().lat).toBeCloseTo(39.917704, 5)
      expect(marker.getLngLat().lng).toBeCloseTo(116.403444, 5)
    }
  })
})
