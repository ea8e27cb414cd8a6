// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { fromDatum, inDatum, toDatum } from './datum'

/** Metres between two positions that are near each other. */
const apart = (a: { lat: number; lon: number }, b: { lat: number; lon: number }) =>
  Math.hypot(a.lat - b.lat, (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180)) * 111_320

// Pairs of the same spot, from the server's own conversion, which its tests hold to 北京 and 福州.
const pairs = [
  [
    { lat: 39.9163, lon: 116.3972 },
    { lat: 39.917704, lon: 116.403444 },
  ],
  [
    { lat: 26.0853, lon: 119.2919 },
    { lat: 26.082184, lon: 119.296694 },
  ],
  [
    { lat: 29.5628, lon: 106.5528 },
    { lat: 29.559949, lon: 106.556516 },
  ],
] as const

describe('positions on a shifted map', () => {
  it('are where that map has the same spot', () => {
    for (const [here, there] of pairs) {
      expect(apart(here, there)).toBeGreaterThan(100)
      expect(apart(toDatum(here, 'gcj02'), there)).toBeLessThan(0.1)
    }
  })

  it('come back from a tap to where they were', () => {
    for (const [here, there] of pairs)
      expect(apart(fromDatum(there, 'gcj02'), here)).toBeLessThan(0.1)
  })

  it('stay where they are on other maps, and outside of China', () => {
    const monaco = { lat: 43.7384, lon: 7.4246 }
    expect(toDatum(monaco, 'gcj02')).toEqual(monaco)
    expect(toDatum(pairs[0][0], 'wgs84')).toEqual(pairs[0][0])
  })

  it('of points and lines are shifted alike', () => {
    const [here, there] = pairs[0]
    const at = [here.lon, here.lat]
    const feature = (geometry: object) => ({ type: 'Feature', properties: {}, geometry }) as never
    const { features } = inDatum(
      {
        type: 'FeatureCollection',
        features: [
          feature({ type: 'Point', coordinates: at }),
          feature({ type: 'LineString', coordinates: [at, at] }),
        ],
      },
      'gcj02',
    )
    for (const { geometry } of features) {
      if (geometry.type !== 'Point' && geometry.type !== 'LineString') throw new Error()
      const [lon = 0, lat = 0] = geometry.coordinates.flat()
      expect(apart({ lat, lon }, there)).toBeLessThan(0.1)
    }
  })
})
