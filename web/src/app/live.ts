// SPDX-License-Identifier: Apache-2.0
import { type Answer, signedOut } from '@/api/answer'
import type { OnEvent } from '@/api/client'
import { listenToLive } from '@/api/notices'

/** The first pause before listening again and the longest one, in milliseconds. */
const firstPauseMs = 1000
const longestPauseMs = 60_000

type Hear = (data: unknown) => void
type Listen = (
  signal: AbortSignal,
  lastEventId: string | undefined,
  onEvent: OnEvent,
) => Promise<Answer<void>>

interface Told {
  event: string
  data: unknown
  id?: string
}

/** What the tabs of a browser have in common; a browser without them listens in every tab. */
interface Shared {
  locks?: Pick<LockManager, 'request'>
  channel?: Pick<BroadcastChannel, 'postMessage'> & {
    onmessage: ((message: MessageEvent<Told>) => void) | null
  }
  pause?: (ms: number, signal: AbortSignal) => Promise<void>
}

function pauseInRealTime(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
}

/**
 * What happens on the server, for every tab. Browsers allow six connections to a host over HTTP/1.1,
 * so one tab listens, under a Web Lock, and tells the others; when it closes, the next one does.
 */
export function createLive(listen: Listen, shared: Shared = {}) {
  const { locks, channel, pause = pauseInRealTime } = shared
  const hearers = new Map<string, Set<Hear>>()
  const known = new Set<string>()
  let lastId: string | undefined
  let current: AbortController | undefined

  function hear({ event, data, id }: Told) {
    if (id) {
      if (known.has(id)) return
      known.add(id)
      lastId = id
    }
    hearers.get(event)?.forEach(each => each(data))
  }

  async function follow(signal: AbortSignal) {
    let pauseMs = firstPauseMs
    while (!signal.aborted) {
      const answer = await listen(signal, lastId, (event, data, id) => {
        if (signal.aborted) return
        pauseMs = firstPauseMs
        hear({ event, data, id })
        channel?.postMessage({ event, data, id })
      })
      if (!answer.ok && answer.refusal.code === signedOut) return
      if (signal.aborted) return
      await pause(pauseMs * (0.5 + Math.random() / 2), signal)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    }
  }

  if (channel) channel.onmessage = message => current && hear(message.data)

  return {
    /** Calls `hear` with the content of each event of that name; answers how to stop. */
    on(event: string, hear: Hear) {
      const all = hearers.get(event) ?? new Set()
      hearers.set(event, all.add(hear))
      return () => void all.delete(hear)
    },
    start() {
      if (current) return
      const mine = (current = new AbortController())
      const { signal } = mine
      if (locks)
        locks.request('xingqu.live', { signal }, () => follow(signal)).catch(() => undefined) // stopped before its turn came
      else void follow(signal)
    },
    /** Signed out: what was heard is of somebody who is gone. */
    stop() {
      current?.abort()
      current = undefined
      known.clear()
      lastId = undefined
    },
  }
}

export const live = createLive(listenToLive, {
  locks: globalThis.navigator?.locks,
  channel: globalThis.BroadcastChannel ? new BroadcastChannel('xingqu.live') : undefined,
})
