// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import { hitDays } from './hitDays'

const wayTo = (name: string) => `to ${name}`

it('names a place once, and the way to it only when the place itself is not hit', () => {
  const hits = [
    { day: '2026-11-27', kind: 'night', name: 'Hotel' },
    { day: '2026-11-28', kind: 'leg', name: 'Hill' },
    { day: '2026-11-28', kind: 'visit', name: 'Hill' },
    { day: '2026-11-28', kind: 'leg', name: 'Museum' },
    { day: '2026-11-28', kind: 'leg', name: 'Hotel' },
    { day: '2026-11-28', kind: 'night', name: 'Hotel' },
  ]
  expect(hitDays(hits, wayTo)).toEqual([
    { date: '2026-11-27', names: ['Hotel'] },
    { date: '2026-11-28', names: ['Hill', 'to Museum', 'Hotel'] },
  ])
})
