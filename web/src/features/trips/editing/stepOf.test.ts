// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { PlanDay } from '@/api/types'
import { stepOf } from './stepOf'

const days = [
  { date: '2024-10-25', visits: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
  { date: '2024-10-26', visits: [{ id: 'd' }] },
] as unknown as PlanDay[]

describe('a step up or down', () => {
  it('passes one visit', () => {
    expect(stepOf(days, 'b', -1)).toEqual({
      type: 'move',
      item: 'b',
      day: '2024-10-25',
      before: 'a',
    })
    expect(stepOf(days, 'a', 1)).toEqual({
      type: 'move',
      item: 'a',
      day: '2024-10-25',
      before: 'c',
    })
    expect(stepOf(days, 'b', 1)).toEqual({ type: 'move', item: 'b', day: '2024-10-25' })
  })

  it('goes over into the next day and the one before', () => {
    expect(stepOf(days, 'c', 1)).toEqual({
      type: 'move',
      item: 'c',
      day: '2024-10-26',
      before: 'd',
    })
    expect(stepOf(days, 'd', -1)).toEqual({ type: 'move', item: 'd', day: '2024-10-25' })
  })

  it('ends where the trip does', () => {
    expect(stepOf(days, 'a', -1)).toBeUndefined()
    expect(stepOf(days, 'd', 1)).toBeUndefined()
    expect(stepOf(days, 'x', 1)).toBeUndefined()
  })
})
