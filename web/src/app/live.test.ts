// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Answer, granted, refused } from '@/api/answer'
import type { OnEvent } from '@/api/client'
import { createLive } from './live'

/** A server whose streams the test holds: each call to listen waits until it is ended. */
function server() {
  const streams: {
    lastEventId?: string
    signal: AbortSignal
    tell: OnEvent
    end: (answer?: Answer<void>) => void
  }[] = []
  const listen = (signal: AbortSignal, lastEventId: string | undefined, tell: OnEvent) =>
    new Promise<Answer<void>>(resolve => {
      const end = (answer: Answer<void> = granted(undefined)) => resolve(answer)
      signal.addEventListener('abort', () => end(refused('aborted')))
      streams.push({ lastEventId, signal, tell, end })
    })
  return { streams, listen }
}
const noPause = () => Promise.resolve()
const settled = () => new Promise(resolve => setTimeout(resolve))

/** Locks and channels as tabs share them. */
function browser() {
  let turn: Promise<unknown> = Promise.resolve()
  const tabs: { onmessage: ((message: MessageEvent) => void) | null }[] = []
  const locks = {
    request: (_name: string, _options: unknown, act: () => Promise<void>) =>
      (turn = turn.then(act)),
  }
  function channel() {
    const mine = {
      onmessage: null as ((message: MessageEvent) => void) | null,
      postMessage: (data: unknown) =>
        tabs.filter(tab => tab !== mine).forEach(tab => tab.onmessage?.({ data } as MessageEvent)),
    }
    tabs.push(mine)
    return mine
  }
  return { locks: locks as unknown as LockManager, channel }
}

afterEach(() => vi.restoreAllMocks())

describe('what happens on the server', () => {
  it('is heard by whoever asked for it, until they stop', async () => {
    const { streams, listen } = server()
    const live = createLive(listen, { pause: noPause })
    const heard: unknown[] = []
    const stop = live.on('trip', data => heard.push(data))
    live.start()
    streams[0]?.tell('trip', { version: 2 })
    streams[0]?.tell('notice', {}, '01A')
    stop()
    streams[0]?.tell('trip', { version: 3 })
    expect(heard).toEqual([{ version: 2 }])
    live.stop()
  })

  it('goes on after the stream ended, from the last thing heard, and is told once', async () => {
    const { streams, listen } = server()
    const live = createLive(listen, { pause: noPause })
    const heard: unknown[] = []
    live.on('notice', data => heard.push(data))
    live.start()
    streams[0]?.tell('notice', 'one', '01A')
    streams[0]?.end()
    await settled()
    expect(streams[1]?.lastEventId).toBe('01A')
    streams[1]?.tell('notice', 'one', '01A')
    streams[1]?.tell('notice', 'two', '01B')
    expect(heard).toEqual(['one', 'two'])
    live.stop()
  })

  it('is not asked for again once the session is over', async () => {
    const { streams, listen } = server()
    const live = createLive(listen, { pause: noPause })
    live.start()
    streams[0]?.end(refused('signed_out', 401))
    await settled()
    expect(streams).toHaveLength(1)
    live.stop()
    live.start()
    expect(streams[1]?.lastEventId).toBeUndefined()
    live.stop()
  })

  it('is heard in every tab over one stream, which another tab takes over', async () => {
    const { streams, listen } = server()
    const shared = browser()
    const [first, second] = [0, 1].map(() =>
      createLive(listen, { locks: shared.locks, channel: shared.channel(), pause: noPause }),
    )
    const heard: unknown[] = []
    second?.on('notice', data => heard.push(data))
    first?.start()
    second?.start()
    await settled()
    expect(streams).toHaveLength(1)
    streams[0]?.tell('notice', 'one', '01A')
    expect(heard).toEqual(['one'])
    first?.stop()
    await settled()
    expect(streams).toHaveLength(2)
    expect(streams[1]?.lastEventId).toBe('01A')
    second?.stop()
  })

  it('waits longer and longer for a server that is away', async () => {
    const { streams, listen } = server()
    vi.spyOn(Math, 'random').mockReturnValue(1)
    const pauses: number[] = []
    const live = createLive(listen, { pause: async ms => void pauses.push(ms) })
    live.start()
    for (let i = 0; i < 8; ++i) {
      streams[i]?.end(refused('E-101'))
      await settled()
    }
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000])
    live.stop()
  })
})
