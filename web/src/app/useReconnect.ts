// SPDX-License-Identifier: Apache-2.0
import { onScopeDispose, readonly, shallowRef } from 'vue'

/** The first pause between two attempts and the longest one, in milliseconds. */
const firstPauseMs = 2000
const longestPauseMs = 30_000

/**
 * While it lives, looks whether the server answers again – at once when the browser says it is back
 * online, otherwise with growing pauses – and then calls `resume` once.
 */
export function useReconnect(resume: () => void, reaches: () => Promise<boolean> = serverAnswers) {
  const isTrying = shallowRef(false)
  let pauseMs = firstPauseMs
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false

  async function attempt() {
    if (isOver || isTrying.value) return
    clearTimeout(timer)
    isTrying.value = true
    const isBack = await reaches()
    isTrying.value = false
    if (isOver) return
    if (isBack) {
      stop()
      resume()
      return
    }
    timer = setTimeout(attempt, pauseMs)
    pauseMs = Math.min(pauseMs * 2, longestPauseMs)
  }

  function stop() {
    isOver = true
    clearTimeout(timer)
    removeEventListener('online', attempt)
  }

  addEventListener('online', attempt)
  timer = setTimeout(attempt, pauseMs)
  onScopeDispose(stop)
  return { isTrying: readonly(isTrying), attempt }
}

async function serverAnswers(): Promise<boolean> {
  return fetch('/api/version', { cache: 'no-store' }).then(
    response => response.status < 500,
    () => false,
  )
}
