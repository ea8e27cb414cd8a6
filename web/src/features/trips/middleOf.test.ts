// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { middleOf } from './middleOf'

const inTown = [
  { lat: 26.08, lon: 119.29 },
  { lat: 26.09, lon: 119.3 },
  { lat: 26.07, lon: 119.31 },
]

test('one place far out does not move the middle', () => {
  expect(middleOf(inTown)).toEqual({ lat: 26.08, lon: 119.3 })
  expect(middleOf([{ lat: 25.4, lon: 119.8 }, ...inTown])).toEqual({ lat: 26.08, lon: 119.31 })
})

test('nowhere has no middle', () => expect(middleOf([])).toBeUndefined())
