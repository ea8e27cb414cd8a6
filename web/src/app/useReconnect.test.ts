// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { useReconnect } from './useReconnect'

describe('reconnecting', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('asks again with growing pauses and resumes once', async () => {
    const reaches = vi
      .fn<() => Promise<boolean>>()
      .mockResolvedValueOnce(false)
      .mockResolvedValue(true)
    const resume = vi.fn()
    const scope = effectScope()
    scope.run(() => useReconnect(resume, reaches))
    await vi.advanceTimersByTimeAsync(2000)
    expect(resume).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(resume).toHaveBeenCalledTimes(1)
    expect(reaches).toHaveBeenCalledTimes(2)
    scope.stop()
  })

  it('tries at once when the browser is back online', async () => {
    const resume = vi.fn()
    const scope = effectScope()
    scope.run(() => useReconnect(resume, () => Promise.resolve(true)))
    dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(0)
    expect(resume).toHaveBeenCalledTimes(1)
    scope.stop()
  })

  it('gives up with its page', async () => {
    const reaches = vi.fn(() => Promise.resolve(true))
    const scope = effectScope()
    scope.run(() => useReconnect(() => undefined, reaches))
    scope.stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(reaches).not.toHaveBeenCalled()
  })
})
