// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { type Answer, granted, refused } from '@/api/answer'
import type { Said } from '@/api/feedback'
import { type OpinionPort, useOpinion } from './useOpinion'

/** A server that answers when it is told to. */
function slowServer() {
  const sent: Said<string>[] = []
  const answers: (() => void)[] = []
  const port: OpinionPort<string> = {
    put: said =>
      new Promise<Answer<object>>(resolve => {
        sent.push(said)
        answers.push(() => resolve(granted({})))
      }),
    remove: async () => granted(undefined),
  }
  return { sent, answers, port }
}

describe('one’s own opinion', () => {
  it('is kept with the first tap on a star, and not before', async () => {
    const { sent, answers, port } = slowServer()
    const { said, save, isKept } = useOpinion(port, undefined)
    said.value.remarks = ['crowded']
    await save()
    expect(sent).toEqual([])
    said.value.stars = 4
    const saved = save()
    answers[0]?.()
    await saved
    expect(sent).toEqual([{ stars: 4, remarks: ['crowded'], text: '' }])
    expect(isKept.value).toBe(true)
  })

  it('sends only the newest of the taps that came while one was on its way', async () => {
    const { sent, answers, port } = slowServer()
    const { said, save } = useOpinion(port, undefined)
    said.value.stars = 1
    const saved = save()
    for (const stars of [2, 3, 5]) {
      said.value.stars = stars
      void save()
    }
    answers[0]?.()
    await Promise.resolve()
    await Promise.resolve()
    answers[1]?.()
    await saved
    expect(sent.map(each => each.stars)).toEqual([1, 5])
  })

  it('says why it was not kept, and is empty once it is taken back', async () => {
    const port: OpinionPort<string> = {
      put: async () => refused('too_many', 429),
      remove: async () => granted(undefined),
    }
    const kept = { stars: 2, remarks: ['quiet'], text: '远', is_hidden: false }
    const { said, save, takeBack, isKept, done, refusal } = useOpinion(port, kept)
    await save()
    expect(refusal.value?.code).toBe('too_many')
    expect(done.value).toBeUndefined()
    await takeBack()
    expect(said.value).toEqual({ stars: 0, remarks: [], text: '' })
    expect(isKept.value).toBe(false)
    expect(done.value).toBe('taken_back')
  })
})
