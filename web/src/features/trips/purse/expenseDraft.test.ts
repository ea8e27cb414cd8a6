// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { Expense, Purse, PursePerson } from '@/api/purse'
import { currencies, homeMinor, minorDigits, minorFrom, shownAmount } from './currencies'
import {
  type ExpenseDraft,
  draftOf,
  expenseFrom,
  lastRate,
  leftOver,
  newDraft,
} from './expenseDraft'

const person = (id: string, more: Partial<PursePerson> = {}): PursePerson => ({
  id,
  name: id,
  is_member: true,
  is_guest: false,
  is_me: false,
  ...more,
})
const onsen: Expense = {
  id: 'E1',
  version: 3,
  title: '温泉',
  kind: 'other',
  amount_minor: 3000,
  currency: 'JPY',
  rate: { value: '0.0479', day: '2026-05-01', source: '银行' },
  home_minor: 14370,
  paid_by: 'liu',
  split: 'exact',
  shares: [
    { person: 'anna', weight: 1000, owed_minor: 4790 },
    { person: 'liu', weight: 2000, owed_minor: 9580 },
  ],
  note: '',
  updated_at: '2026-05-01T10:00:00Z',
}
const purse: Purse = {
  currency: 'CNY',
  people: [person('anna'), person('liu', { is_me: true }), person('gone', { is_member: false })],
  expenses: [onsen],
  payments: [],
  balances: [],
  transfers: [],
  is_fewest: true,
  kinds: [],
}
const draft = (more: Partial<ExpenseDraft> = {}): ExpenseDraft => ({
  ...newDraft(purse, '2026-05-02'),
  title: '晚餐',
  amount: '100',
  ...more,
})

describe('amounts in a field', () => {
  it('are read to the minor unit of their currency', () => {
    expect(minorFrom('12.5', 'CNY')).toBe(1250)
    expect(minorFrom('1,200', 'JPY')).toBe(1200)
    expect(minorFrom('1.234', 'KWD')).toBe(1234)
    for (const text of ['', 'abc', '-1', '1.234', '.5', '1e3'])
      expect(minorFrom(text, 'CNY')).toBe(undefined)
    expect(minorFrom('1.5', 'JPY')).toBe(undefined)
  })

  it('are shown with the digits of their currency', () => {
    expect(shownAmount(1250, 'CNY', 'zh-CN')).toBe('¥12.50')
    expect(shownAmount(-1250, 'CNY', 'en-GB')).toBe('-¥12.50')
    expect(shownAmount(1200, 'JPY', 'en-GB').replaceAll(/\s/g, ' ')).toBe('JPY 1,200')
  })

  it('come to an amount of the trip', () => {
    expect(homeMinor(3000, 'JPY', '0.0479')).toBe(14370)
    expect(homeMinor(3000, 'JPY', 'x')).toBe(undefined)
    expect(homeMinor(3000, 'JPY', '0')).toBe(undefined)
  })

  it('know each currency once', () => {
    expect(new Set(currencies).size).toBe(currencies.length)
    expect(currencies).toHaveLength(154)
    expect(minorDigits('HUF')).toBe(2)
  })
})

describe('an expense in its form', () => {
  it('begins as mine, and for everybody who is here', () => {
    const fresh = newDraft(purse, '2026-05-02')
    expect(fresh.paidBy).toBe('liu')
    expect(Object.keys(fresh.parts)).toEqual(['anna', 'liu'])
  })

  it('is sent in parts that are alike, without a rate for the own currency', () => {
    expect(expenseFrom(draft({ rate: '7' }), 0)).toMatchObject({
      base_version: 0,
      amount_minor: 10000,
      currency: 'CNY',
      rate: undefined,
      split: 'equal',
      shares: [
        { person: 'anna', weight: 1 },
        { person: 'liu', weight: 1 },
      ],
    })
  })

  it('goes into the form and out again unchanged', () => {
    const { amount_minor, rate, shares, split } = onsen
    expect(expenseFrom(draftOf(onsen), 3)).toMatchObject({
      base_version: 3,
      amount_minor,
      rate,
      split,
      shares: shares.map(({ person, weight }) => ({ person, weight })),
    })
  })

  it('says which field cannot be read', () => {
    expect(expenseFrom(draft({ amount: '' }), 0)).toBe('amount')
    expect(expenseFrom(draft({ amount: '0' }), 0)).toBe('amount')
    expect(expenseFrom(draft({ parts: {} }), 0)).toBe('shares')
    expect(expenseFrom(draft({ split: 'shares', parts: { anna: 'x' } }), 0)).toBe('shares')
  })

  it('says what of the exact parts is left', () => {
    expect(leftOver(draft({ parts: { anna: '30', liu: '60.5' } }))).toBe(950)
    expect(leftOver(draft({ parts: { anna: '300' } }))).toBe(-20000)
  })

  it('begins with the rate that was entered last', () => {
    expect(lastRate(purse, 'JPY')?.value).toBe('0.0479')
    expect(lastRate(purse, 'USD')).toBe(undefined)
  })
})
