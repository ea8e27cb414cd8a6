// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { ImportReport, ImportedStop } from '@/api/imports'
import { daysOf, leftOf } from './reportDays'

const stop = (number: number, more: Partial<ImportedStop>): ImportedStop => ({
  number,
  name: `${number}`,
  match: 'same',
  fate: 'visit',
  ...more,
})
const report = (stops: ImportedStop[]) => ({ stops }) as ImportReport

test('a report is told day by day, in the order of the hours', () => {
  const days = daysOf(
    report([
      stop(1, { date: '2026-05-02', start: '10:00' }),
      stop(2, { date: '2026-05-01', start: '24:30' }),
      stop(3, { date: '2026-05-01', start: '09:00' }),
      stop(4, { date: '2026-05-01', fate: 'night' }),
    ]),
  )
  expect(
    days.map(day => [day.date, day.visits.map(each => each.number), day.night?.number]),
  ).toEqual([
    ['2026-05-01', [3, 2], 4],
    ['2026-05-02', [1], undefined],
  ])
})

test('what is left out is in no day', () => {
  const told = report([stop(1, { fate: 'left', date: '2026-05-01' })])
  expect(daysOf(told)).toEqual([])
  expect(leftOf(told).map(each => each.number)).toEqual([1])
})
