// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import type { Purse } from '@/api/purse'
import { type RateAnswer, getRate } from '@/api/rates'
import { granted, refused } from '@/api/answer'
import { type ExpenseDraft, newDraft } from './expenseDraft'
import { useReferenceRate } from './useReferenceRate'

vi.mock('@/api/rates', () => ({ getRate: vi.fn() }))

const bank = { value: '0.05', day: '2026-05-01', source: 'ECB', is_old: false }
const purse = {
  people: [],
  expenses: [{ currency: 'JPY', rate: { value: '0.047', day: '2026-04-30', source: '银行' } }],
} as unknown as Purse
const scope = effectScope()
let settle: ((answer: ReturnType<typeof granted<RateAnswer>>) => void)[] = []

function form(more: Partial<ExpenseDraft> = {}) {
  const draft = ref<ExpenseDraft>({ ...newDraft(purse, '2026-05-02'), ...more })
  const use = scope.run(() =>
    useReferenceRate(
      draft,
      () => purse,
      () => '自己填写',
    ),
  )!
  return { draft, ...use }
}
const answer = async (rate?: RateAnswer['rate']) => {
  settle.shift()?.(granted({ rate }))
  await new Promise(resolve => setTimeout(resolve))
}
const rateOf = ({ draft }: ReturnType<typeof form>) => {
  const { rate, rateDay, rateSource } = draft.value
  return [rate, rateDay, rateSource]
}

beforeEach(() => {
  settle = []
  vi.mocked(getRate).mockReset()
  vi.mocked(getRate).mockImplementation(
    () => new Promise(resolve => void settle.push(resolve as never)),
  )
})
afterEach(() => vi.restoreAllMocks())

describe('the rate of a foreign amount', () => {
  it("is the bank's of the expense's day, with its own day and source", async () => {
    const at = form()
    at.choose('JPY')
    expect(vi.mocked(getRate).mock.calls[0]?.slice(0, 3)).toEqual(['JPY', 'CNY', '2026-05-02'])
    await answer(bank)
    expect(rateOf(at)).toEqual(['0.05', '2026-05-01', 'ECB'])
    expect(at.isReference.value).toBe(true)
  })

  it('is the last one of the trip where the bank has none or cannot be asked', async () => {
    const at = form()
    at.choose('JPY')
    await answer()
    expect(rateOf(at)).toEqual(['0.047', '2026-04-30', '银行'])
    vi.mocked(getRate).mockResolvedValue(refused('E-101'))
    at.choose('USD')
    await answer()
    expect(rateOf(at).slice(0, 3)).toEqual(['', expect.any(String), ''])
    expect(at.isReference.value).toBe(false)
  })

  it('is said to be written by hand once it is, and the bank can be taken again', async () => {
    const at = form()
    at.choose('JPY')
    await answer(bank)
    at.write('0.052')
    expect(rateOf(at)).toEqual(['0.052', '2026-05-02', '自己填写'])
    at.draft.value.rateSource = '换汇单'
    at.write('0.053')
    expect(rateOf(at)).toEqual(['0.053', '2026-05-02', '换汇单'])
    at.takeReference()
    expect(rateOf(at)).toEqual(['0.05', '2026-05-01', 'ECB'])
  })

  it('follows the day of the expense, unless somebody wrote their own', async () => {
    const at = form()
    at.choose('JPY')
    await answer(bank)
    at.draft.value.day = '2026-05-06'
    await nextTick()
    await answer({ ...bank, value: '0.051', day: '2026-05-06' })
    expect(rateOf(at)).toEqual(['0.051', '2026-05-06', 'ECB'])
    at.write('0.06')
    at.draft.value.day = '2026-05-07'
    await nextTick()
    await answer(bank)
    expect(at.draft.value.rate).toBe('0.06')
    expect(at.reference.value?.value).toBe('0.05')
  })

  it('that is typed before the bank answers stays, and a late answer counts for nothing', async () => {
    const at = form()
    at.choose('JPY')
    at.write('0.07')
    await answer(bank)
    expect(at.draft.value.rate).toBe('0.07')
    at.choose('JPY')
    at.choose('USD')
    await answer(bank)
    expect(at.draft.value.rate).toBe('')
    await answer({ ...bank, value: '7.1' })
    expect(at.draft.value.rate).toBe('7.1')
  })

  it('stays as it was written when an expense is opened', async () => {
    const at = form({ currency: 'JPY', rate: '0.0479', rateDay: '2026-05-01', rateSource: 'ECB' })
    await answer(bank)
    expect(rateOf(at)).toEqual(['0.0479', '2026-05-01', 'ECB'])
  })
})
