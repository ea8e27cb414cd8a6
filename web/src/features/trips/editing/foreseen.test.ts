// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { Command } from '@/api/changes'
import type { TierPlan } from '@/api/types'
import { foreseen, isForeseeable } from './foreseen'

const visit = (id: string, start = '09:00', end = '10:30') => ({
  id,
  start,
  end,
  place: { key: id, name: { zh: id, en: id } },
})
const plan = {
  days: [
    { date: '2024-10-25', visits: [visit('a'), visit('b'), visit('c')], legs: [{}, {}, {}, {}] },
    { date: '2024-10-26', visits: [visit('d')], legs: [{}, {}] },
  ],
} as unknown as TierPlan
const order = (of: TierPlan) =>
  of.days.map(day => day.visits.map(each => each.id).join('')).join('|')

describe('a change before the server has it', () => {
  it('moves a visit within its day and to another one', () => {
    const first: Command = { type: 'move', item: 'c', day: '2024-10-25', before: 'a' }
    expect(order(foreseen(plan, [first]))).toBe('cab|d')
    const other: Command = { type: 'move', item: 'a', day: '2024-10-26' }
    expect(order(foreseen(plan, [other]))).toBe('bc|da')
    expect(order(foreseen(plan, [first, other]))).toBe('cb|da')
  })

  it('shows no ways on the days it touched, because nobody knows them yet', () => {
    const moved = foreseen(plan, [{ type: 'move', item: 'a', day: '2024-10-25' }])
    expect(moved.days.map(day => day.legs.length)).toEqual([0, 2])
  })

  it('sets a visit aside and takes it back into a day', () => {
    const aside = foreseen(plan, [{ type: 'to_tray', item: 'b' }])
    expect(order(aside)).toBe('ac|d')
    expect(aside.tray?.map(each => [each.id, each.minutes])).toEqual([['b', 90]])
    const back = foreseen(aside, [{ type: 'move', item: 'b', day: '2024-10-26', before: 'd' }])
    expect(order(back)).toBe('ac|bd')
    expect(back.tray).toEqual([])
  })

  it('swaps, takes out, lengthens and moves in time', () => {
    expect(order(foreseen(plan, [{ type: 'swap', item: 'a', with: 'd' }]))).toBe('dbc|a')
    expect(order(foreseen(plan, [{ type: 'remove', item: 'b' }]))).toBe('ac|d')
    const longer = foreseen(plan, [{ type: 'resize', item: 'a', minutes: 120 }])
    expect(longer.days[0]!.visits[0]).toMatchObject({ start: '09:00', end: '11:00' })
    const later = foreseen(plan, [{ type: 'start_at', item: 'a', start: '13:15' }])
    expect(later.days[0]!.visits[0]).toMatchObject({ start: '13:15', end: '14:45' })
  })

  it('of what another device took out changes nothing', () => {
    for (const type of ['move', 'swap', 'resize', 'to_tray', 'start_at'] as const)
      expect(foreseen(plan, [{ type, item: 'x', with: 'a', day: '2024-10-26' }])).toEqual(plan)
  })

  it('that only the server can work out is not made up', () => {
    expect(isForeseeable({ type: 'optimise' })).toBe(false)
    expect(foreseen(plan, [{ type: 'optimise' }])).toEqual(plan)
  })
})
