// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import type { TierPlan } from '@/api/types'
import { printedDays } from './printedDays'

it('counts through all days, and names no way that takes no time', () => {
  const days = [
    { visits: [{}, {}], legs: [{ minutes: 12 }, { minutes: 0 }, { minutes: 5 }] },
    { visits: [], legs: [] },
    { visits: [{}], legs: [{ minutes: 3 }, { minutes: 4 }] },
  ] as unknown as TierPlan['days']
  const printed = printedDays({ days })
  expect(printed.map(day => day.visits.map(each => each.number))).toEqual([[1, 2], [], [3]])
  expect(printed[0]!.visits.map(each => each.leg?.minutes)).toEqual([12, undefined])
})
