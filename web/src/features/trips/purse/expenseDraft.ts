// SPDX-License-Identifier: Apache-2.0
import type { Expense, ExpenseKind, Purse, PutExpense, SplitKind } from '@/api/purse'
import { amountText, minorFrom, tripCurrency } from './currencies'

/** An expense as its form has it: texts until it is sent. */
export interface ExpenseDraft {
  title: string
  kind: ExpenseKind
  day: string
  amount: string
  currency: string
  rate: string
  rateDay: string
  rateSource: string
  paidBy: string
  split: SplitKind
  /** By person: what is in their field, a number of shares or an amount; nothing: bears no part. */
  parts: Record<string, string>
  note: string
}

/** Of somebody who is about to write an expense down on `today`: theirs, and for everybody. */
export function newDraft(purse: Purse, today: string): ExpenseDraft {
  const here = purse.people.filter(each => each.is_member || each.is_guest)
  return {
    title: '',
    kind: 'meal',
    day: today,
    amount: '',
    currency: tripCurrency,
    rate: '',
    rateDay: today,
    rateSource: '',
    paidBy: (here.find(each => each.is_me) ?? here[0])?.id ?? '',
    split: 'equal',
    parts: Object.fromEntries(here.map(each => [each.id, '1'])),
    note: '',
  }
}

export function draftOf(expense: Expense): ExpenseDraft {
  const isExact = expense.split === 'exact'
  return {
    title: expense.title,
    kind: expense.kind,
    day: expense.day ?? '',
    amount: amountText(expense.amount_minor, expense.currency),
    currency: expense.currency,
    rate: expense.rate?.value ?? '',
    rateDay: expense.rate?.day ?? '',
    rateSource: expense.rate?.source ?? '',
    paidBy: expense.paid_by,
    split: expense.split,
    parts: Object.fromEntries(
      expense.shares.map(each => [
        each.person,
        isExact ? amountText(each.weight, expense.currency) : String(each.weight),
      ]),
    ),
    note: expense.note,
  }
}

/** The rate that was last entered for a currency in this trip, to begin with. */
export function lastRate(purse: Purse, currency: string) {
  return purse.expenses
    .filter(each => each.currency === currency)
    .flatMap(each => (each.rate ? [each.rate] : []))
    .sort((a, b) => b.day.localeCompare(a.day))[0]
}

/** The weights of whoever bears a part; nothing when one of the fields cannot be read. */
function sharesOf(draft: ExpenseDraft): PutExpense['shares'] | undefined {
  const shares: PutExpense['shares'] = []
  for (const [person, text] of Object.entries(draft.parts)) {
    const weight =
      draft.split === 'equal'
        ? 1
        : draft.split === 'exact'
          ? minorFrom(text, draft.currency)
          : /^\d{1,4}$/.test(text.trim())
            ? Number(text)
            : undefined
    if (weight === undefined) return undefined
    shares.push({ person, weight })
  }
  return shares
}

/** As it is sent; the name of the field that cannot be read instead. */
export function expenseFrom(
  draft: ExpenseDraft,
  base_version: number,
): PutExpense | 'amount' | 'shares' {
  const amount_minor = minorFrom(draft.amount, draft.currency)
  if (!amount_minor) return 'amount'
  const shares = sharesOf(draft)
  if (!shares?.length) return 'shares'
  const isForeign = draft.currency !== tripCurrency
  return {
    base_version,
    title: draft.title.trim(),
    kind: draft.kind,
    day: draft.day || undefined,
    amount_minor,
    currency: draft.currency,
    rate: isForeign
      ? { value: draft.rate.trim(), day: draft.rateDay, source: draft.rateSource.trim() }
      : undefined,
    paid_by: draft.paidBy,
    split: draft.split,
    shares,
    note: draft.note.trim(),
  }
}

/** What of an exact split is still to be given out; below 0: too much. */
export function leftOver(draft: ExpenseDraft): number | undefined {
  const amount = minorFrom(draft.amount, draft.currency)
  if (amount === undefined) return undefined
  const given = Object.values(draft.parts).map(text => minorFrom(text, draft.currency) ?? 0)
  return given.reduce((left, part) => left - part, amount)
}
