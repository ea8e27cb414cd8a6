// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { type Answer, granted, offline, refused } from '@/api/answer'
import type { Luggage } from '@/api/luggage'
import { useTicks } from './useTicks'

const luggage: Luggage = { people: [], notes: [], files: [], packing: [], suggestions: [] }
const begin = (send: (line: string, isPacked: boolean) => Promise<Answer<Luggage>>) => {
  const done = vi.fn()
  const scope = effectScope()
  const ticks = scope.run(() => useTicks('t', send, done))!
  return { ...ticks, done, scope }
}
beforeEach(() => localStorage.clear())

test('a tick without a network waits, over a reload too, and goes out when it is back', async () => {
  const away = begin(async () => refused(offline))
  await away.tick('a', true)
  await away.tick('a', false)
  await away.tick('b', true)
  expect(away.done).not.toHaveBeenCalled()
  away.scope.stop()

  const sent: [string, boolean][] = []
  const back = begin(async (...tick) => (sent.push(tick), granted(luggage)))
  expect(back.waiting.value).toEqual({ a: false, b: true })
  await back.flush()
  expect(sent).toEqual([
    ['a', false],
    ['b', true],
  ])
  expect(back.waiting.value).toEqual({})
  expect(localStorage).toHaveLength(0)
})

test('a tick that the server refuses does not wait for ever', async () => {
  const { tick, waiting, done } = begin(async () => refused('E-404', 404))
  await tick('gone', true)
  expect(waiting.value).toEqual({})
  expect(done).toHaveBeenCalledOnce()
})
