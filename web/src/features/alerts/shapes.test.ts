// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import { cornerText, cornersOf, metresBetween, outlineOf } from './shapes'

const inn = { lat: 26.08, lon: 119.3 }

it('corners are read as they are written, and what is none is left out', () => {
  expect(cornersOf('26.08, 119.3\n\n26.1，119.31\nnorth\n95, 10\n26.2 119.4')).toEqual([
    inn,
    { lat: 26.1, lon: 119.31 },
    { lat: 26.2, lon: 119.4 },
  ])
  expect(cornersOf(cornerText(inn))).toEqual([inn])
})

it('an outline of a circle lies at its radius', () => {
  for (const point of outlineOf(inn, 3000))
    expect(Math.abs(metresBetween(inn, point) - 3000)).toBeLessThan(10)
})

it('a hundredth of a degree to the north is 1112 m', () => {
  expect(Math.round(metresBetween(inn, { lat: 26.09, lon: 119.3 }))).toBe(1112)
})
