// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import type { ConversationTurn } from '@/api/types'
import { changedBy, plannedBy, shownTurns } from './shownTurns'

const turn = (part: Partial<ConversationTurn>): ConversationTurn => ({
  role: 'model',
  text: '',
  calls: [],
  written_by: '',
  is_stopped: false,
  awaits_consent: false,
  created_at: '2026-11-22T02:00:00Z',
  ...part,
})

it('puts what was done on the way into the answer it led to', () => {
  const shown = shownTurns([
    turn({ role: 'user', text: '鼓山？' }),
    turn({ calls: [{ function: 'search_places', arguments: '{}' }], written_by: 'm' }),
    turn({
      role: 'function',
      text: '鼓山 · sight',
      calls: [{ function: 'search_places', arguments: '{}' }],
    }),
    turn({ text: '是座山。', written_by: 'm' }),
    turn({ role: 'user', text: '谢谢' }),
  ])
  expect(shown.map(each => each.role)).toEqual(['user', 'model', 'user'])
  expect(shown[1]).toMatchObject({
    text: '是座山。',
    writtenBy: 'm',
    steps: [{ function: 'search_places', text: '鼓山 · sight', state: 'done' }],
  })
})

it('joins an answer that was stopped with what it went on with', () => {
  const [answer] = shownTurns([
    turn({ text: '福州有', is_stopped: true }),
    turn({ text: '三坊七巷。', written_by: 'm' }),
  ])
  expect(answer).toMatchObject({ text: '福州有三坊七巷。', isStopped: false })
})

it('finds the plans that a step made', () => {
  const id = '01JD0000000000000000000LIN'
  const step = { text: `recommendation_id ${id}\n[economy]`, state: 'done' as const }
  expect(plannedBy({ ...step, function: 'plan_trip' })).toBe(id)
  expect(plannedBy({ ...step, function: 'explain_check' })).toBeUndefined()
})

it('knows what waits for a yes, and what was changed', () => {
  const id = '01JD0000000000000000000LIN'
  const call = { function: 'revise_trip', arguments: '{}' }
  const text = `trip_id ${id} version 4\n改好了。`
  const [proposed, , done] = shownTurns([
    turn({ role: 'function', text, calls: [call], awaits_consent: true }),
    turn({ role: 'user', text: '好' }),
    turn({ role: 'function', text, calls: [call] }),
  ]).flatMap(each => (each.role === 'user' ? [undefined] : each.steps))
  expect(proposed?.state).toBe('proposed')
  expect(proposed && changedBy(proposed)).toBeUndefined()
  expect(done && changedBy(done)).toEqual({ trip: id, version: 4 })
  const kept = { function: 'keep_trip', state: 'done' as const, text: `岛 (trip_id ${id})` }
  expect(changedBy(kept)).toEqual({ trip: id, version: undefined })
})
