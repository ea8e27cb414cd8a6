// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import type { HelpMessage } from '@/api/types'
import { seenMessage, useReading } from './useReading'

const said = (id: string, isOfAgent: boolean, isInternal = false) =>
  ({ id, is_of_agent: isOfAgent, is_internal: isInternal }) as HelpMessage

function hide(hidden: boolean) {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden)
  document.dispatchEvent(new Event('visibilitychange'))
}
afterEach(() => vi.restoreAllMocks())

function reader(isAgent = false, ok = true) {
  const talk = ref<{ id: string; messages: HelpMessage[] }>()
  const mark = vi.fn(() => Promise.resolve({ ok }))
  const scope = effectScope()
  scope.run(() => useReading(() => talk.value, isAgent, mark))
  return { talk, mark, leave: () => scope.stop() }
}

describe('useReading', () => {
  it('tells the last word of the other side, once', async () => {
    const { talk, mark, leave } = reader()
    talk.value = { id: 't', messages: [said('1', false), said('2', true), said('3', false)] }
    await nextTick()
    expect(mark.mock.calls).toEqual([['t', '2']])
    talk.value = { ...talk.value }
    await nextTick()
    expect(mark).toHaveBeenCalledTimes(1)
    talk.value = { id: 't', messages: [...talk.value.messages, said('4', true)] }
    await nextTick()
    expect(mark.mock.lastCall).toEqual(['t', '4'])
    leave()
  })

  it('tells nothing before the page is looked at, and repeats what failed', async () => {
    hide(true)
    const { talk, mark, leave } = reader(true, false)
    talk.value = { id: 't', messages: [said('1', false)] }
    await nextTick()
    expect(mark).not.toHaveBeenCalled()
    hide(false)
    await nextTick()
    expect(mark.mock.calls).toEqual([['t', '1']])
    await nextTick()
    hide(false)
    expect(mark).toHaveBeenCalledTimes(2)
    leave()
    hide(false)
    expect(mark).toHaveBeenCalledTimes(2)
  })
})

describe('seenMessage', () => {
  const talk = [said('1', false), said('2', true), said('3', true, true), said('4', false)]
  it('is the last of our own that the mark covers, never a note', () => {
    expect(seenMessage(talk, false, '3')).toBe('1')
    expect(seenMessage(talk, false, '4')).toBe('4')
    expect(seenMessage(talk, true, '4')).toBe('2')
    expect(seenMessage(talk, true, '1')).toBeUndefined()
    expect(seenMessage(talk, true, undefined)).toBeUndefined()
  })
})
