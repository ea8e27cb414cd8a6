// SPDX-License-Identifier: Apache-2.0
import { onScopeDispose, ref } from 'vue'
import { type Answer, offline } from '@/api/answer'
import type { Luggage } from '@/api/luggage'

type Send = (line: string, isPacked: boolean) => Promise<Answer<Luggage>>

/**
 * Ticks of a packing list. Without a network they wait on this device and go out when it is back;
 * of several of one line the last counts.
 */
export function useTicks(trip: string, send: Send, done: (answer: Answer<Luggage>) => void) {
  const key = `xingqu.ticks.${trip}`
  const waiting = ref<Record<string, boolean>>(read())

  function read(): Record<string, boolean> {
    try {
      return JSON.parse(localStorage.getItem(key) ?? '{}')
    } catch {
      return {} // a device that keeps nothing, or something that is not ours
    }
  }
  function store() {
    if (Object.keys(waiting.value).length) localStorage.setItem(key, JSON.stringify(waiting.value))
    else localStorage.removeItem(key)
  }
  async function tick(line: string, isPacked: boolean) {
    waiting.value[line] = isPacked
    store()
    const answer = await send(line, isPacked)
    if (!answer.ok && answer.refusal.code === offline) return
    if (waiting.value[line] === isPacked) delete waiting.value[line]
    store()
    done(answer)
  }
  async function flush() {
    for (const [line, isPacked] of Object.entries(waiting.value)) await tick(line, isPacked)
  }

  globalThis.addEventListener('online', flush)
  onScopeDispose(() => globalThis.removeEventListener('online', flush))
  return { waiting, tick, flush }
}
