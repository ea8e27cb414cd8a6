// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { PlanDay } from '@/api/types'
import { keyOf, legsOf, someAreStraight, wayLines, wayOf } from './dayWays'

const place = (key: string, lon: number) => ({ key, lat: 26, lon, name: { zh: key, en: key } })
const day = {
  start: place('station', 1),
  end: place('hotel', 4),
  visits: [{ place: place('park', 2) }, { place: place('museum', 3) }],
  legs: [{ mode: 'metro' }, { mode: 'walk' }, { mode: 'taxi' }],
} as unknown as PlanDay
const along = (day: PlanDay, at: number, line: number[][]) => {
  const leg = legsOf(day)[at]
  return [leg ? keyOf(leg) : '', line] as const
}
const drawn = (known: ReadonlyMap<string, number[][]>) =>
  wayLines([day], false, known).features.map(({ geometry, properties }) => [
    String(properties?.look),
    geometry.type === 'LineString' && geometry.coordinates.map(([lon]) => lon),
  ])

describe('a day on the map', () => {
  it('goes from its start over each visit to its end', () => {
    expect(wayOf(day).map(each => each.key)).toEqual(['station', 'park', 'museum', 'hotel'])
  })

  it('has one straight line for each leg while nobody knows its way, and walks look different', () => {
    expect(drawn(new Map())).toEqual([
      ['ride-straight', [1, 2]],
      ['walk-straight', [2, 3]],
      ['ride-straight', [3, 4]],
    ])
  })

  it('follows the ways that are known, and only those', () => {
    const known = new Map([
      along(day, 0, []),
      along(day, 1, [
        [2, 26],
        [2.5, 26.1],
        [3, 26],
      ]),
      along(day, 2, [
        [3, 26],
        [3.5, 26],
        [4, 26],
      ]),
    ])
    expect(drawn(known)).toEqual([
      ['ride-straight', [1, 2]],
      ['walk', [2, 2.5, 3]],
      ['ride', [3, 3.5, 4]],
    ])
  })

  it('says that ways are straight until each leg that leads somewhere has its own', () => {
    const line = [
      [0, 0],
      [1, 1],
    ]
    const still = {
      ...day,
      visits: [],
      legs: [{ mode: 'walk' }],
      end: day.start,
    } as unknown as PlanDay
    expect(someAreStraight([day], new Map([along(day, 0, line)]))).toBe(true)
    const all = new Map([0, 1, 2].map(at => along(day, at, line)))
    expect(someAreStraight([day, still], all)).toBe(false)
  })
})
