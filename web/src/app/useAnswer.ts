// SPDX-License-Identifier: Apache-2.0
import { type ShallowRef, onScopeDispose, readonly, shallowRef } from 'vue'
import type { Answer, Refusal } from '@/api/answer'

/**
 * The latest answer to one question. Asking again silences the answers still on their way, so a
 * late one never overwrites a newer one; a refusal keeps the last good value on the screen.
 */
export function useAnswer<T, Args extends unknown[]>(
  ask: (signal: AbortSignal, ...args: Args) => Promise<Answer<T>>,
) {
  const value = shallowRef<T>()
  const refusal = shallowRef<Refusal>()
  const isLoading = shallowRef(false)
  let current: AbortController | undefined

  async function load(...args: Args): Promise<Answer<T> | undefined> {
    current?.abort()
    const mine = (current = new AbortController())
    isLoading.value = true
    const answer = await ask(mine.signal, ...args)
    if (mine.signal.aborted) return undefined

    isLoading.value = false
    refusal.value = answer.ok ? undefined : answer.refusal
    if (answer.ok) value.value = answer.value
    return answer
  }

  function cancel() {
    current?.abort()
    isLoading.value = false
  }

  onScopeDispose(() => current?.abort())
  return {
    value,
    refusal: refusal as Readonly<ShallowRef<Refusal | undefined>>,
    isLoading: readonly(isLoading),
    load,
    cancel,
  }
}
