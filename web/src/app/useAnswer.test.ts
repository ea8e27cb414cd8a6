// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { effectScope } from 'vue'
import { type Answer, granted, refused } from '@/api/answer'
import { useAnswer } from './useAnswer'

/** Questions whose answers arrive when the test says so. */
function slowQuestions() {
  const answers: ((answer: Answer<string>) => void)[] = []
  const signals: AbortSignal[] = []
  const ask = (signal: AbortSignal, _name: string) => {
    signals.push(signal)
    return new Promise<Answer<string>>(resolve => answers.push(resolve))
  }
  return { ask, answers, signals }
}

describe('the latest answer', () => {
  it('is never overwritten by a late one', async () => {
    const { ask, answers, signals } = slowQuestions()
    const scope = effectScope()
    const question = scope.run(() => useAnswer(ask))!
    const first = question.load('first')
    const second = question.load('second')
    answers[1]?.(granted('new'))
    await second
    answers[0]?.(granted('old'))
    expect(await first).toBeUndefined()
    expect(question.value.value).toBe('new')
    expect(question.isLoading.value).toBe(false)
    expect(signals[0]?.aborted).toBe(true)
    scope.stop()
  })

  it('stays on the screen when the next one is a refusal', async () => {
    const { ask, answers } = slowQuestions()
    const scope = effectScope()
    const question = scope.run(() => useAnswer(ask))!
    const first = question.load('first')
    answers[0]?.(granted('good'))
    await first
    const second = question.load('second')
    answers[1]?.(refused('E-101'))
    await second
    expect(question.value.value).toBe('good')
    expect(question.refusal.value?.code).toBe('E-101')
    scope.stop()
  })

  it('is no longer waited for when its page has gone', () => {
    const { ask, signals } = slowQuestions()
    const scope = effectScope()
    void scope.run(() => useAnswer(ask))!.load('left')
    scope.stop()
    expect(signals[0]?.aborted).toBe(true)
  })
})
