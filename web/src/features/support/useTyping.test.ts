// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useFresh } from './useFresh'
import { useTyping } from './useTyping'

function station() {
  const hearers = new Map<string, (data: unknown) => void>()
  const on = (event: string, hear: (data: unknown) => void) => {
    hearers.set(event, hear)
    return () => void hearers.delete(event)
  }
  return { hearers, on, tell: (event: string, data: unknown) => hearers.get(event)?.(data) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('who writes', () => {
  function desk(mayTell = true) {
    const news = station()
    const text = ref('')
    const told: string[] = []
    const scope = effectScope()
    const typing = scope.run(() =>
      useTyping(
        { id: () => 'one', isAgent: false, mayTell: () => mayTell },
        text,
        id => told.push(id),
        news,
      ),
    )!
    return { news, text, told, scope, ...typing }
  }

  it('shows until nothing is heard of it any more', () => {
    const { news, isTyping, scope } = desk()
    news.tell('support_typing', { ticket: 'one', is_of_agent: true })
    expect(isTyping.value).toBe(true)
    vi.advanceTimersByTime(5000)
    news.tell('support_typing', { ticket: 'one', is_of_agent: true })
    vi.advanceTimersByTime(5999)
    expect(isTyping.value).toBe(true)
    vi.advanceTimersByTime(1)
    expect(isTyping.value).toBe(false)
    scope.stop()
    expect(news.hearers.size).toBe(0)
  })

  it('is not our own side, and not another request', () => {
    const { news, isTyping } = desk()
    news.tell('support_typing', { ticket: 'one', is_of_agent: false })
    news.tell('support_typing', { ticket: 'two', is_of_agent: true })
    expect(isTyping.value).toBe(false)
  })

  it('is told once in a while, and at once after something was said', async () => {
    const { text, told, said } = desk()
    for (const words of ['怎', '怎么', '怎么买']) {
      text.value = words
      await nextTick()
    }
    expect(told).toEqual(['one'])
    vi.advanceTimersByTime(3000)
    text.value = '怎么买？'
    await nextTick()
    expect(told).toHaveLength(2)
    said()
    text.value = ''
    await nextTick()
    expect(told).toHaveLength(2)
    text.value = '还'
    await nextTick()
    expect(told).toHaveLength(3)
  })

  it('is not told of a note', async () => {
    const { text, told } = desk(false)
    text.value = '常客'
    await nextTick()
    expect(told).toEqual([])
  })
})

describe('a page of support', () => {
  it('looks again when its request changed or listening began anew', () => {
    const news = station()
    const load = vi.fn()
    const scope = effectScope()
    scope.run(() => useFresh(load, () => 'one', news))
    news.tell('support', { ticket: 'two' })
    expect(load).toHaveBeenCalledTimes(0)
    news.tell('support', { ticket: 'one' })
    news.tell('notices_read', { unread: 0 })
    expect(load).toHaveBeenCalledTimes(2)
    scope.stop()
    expect(news.hearers.size).toBe(0)
  })

  it('that lists requests looks again for each', () => {
    const news = station()
    const load = vi.fn()
    effectScope().run(() => useFresh(load, undefined, news))
    news.tell('support', { ticket: 'two' })
    expect(load).toHaveBeenCalledTimes(1)
  })
})
