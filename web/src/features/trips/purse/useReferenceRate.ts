// SPDX-License-Identifier: Apache-2.0
import { type Ref, computed, watch } from 'vue'
import type { Purse } from '@/api/purse'
import { getRate } from '@/api/rates'
import { useAnswer } from '@/app/useAnswer'
import { today } from '@/ui/civilDates'
import { tripCurrency } from './currencies'
import { type ExpenseDraft, lastRate } from './expenseDraft'

/** The source of a rate that is the central bank's, as the server names it. */
export const centralBank = 'ECB'

/**
 * Fills the rate of a foreign amount in: the central bank's of the expense's day, or else the one
 * that was last entered in this trip. What somebody wrote themselves stays, and is said to be
 * theirs in `ownWords`.
 */
export function useReferenceRate(
  draft: Ref<ExpenseDraft>,
  purse: () => Purse,
  ownWords: () => string,
) {
  const dayOf = () => draft.value.day || today()
  const { value, load, cancel } = useAnswer((signal: AbortSignal, currency: string, day: string) =>
    getRate(currency, tripCurrency, day, signal),
  )
  const isForeign = computed(() => draft.value.currency !== tripCurrency)
  const isReference = computed(() => isForeign.value && draft.value.rateSource === centralBank)
  /** Of the currency and day in the form; nothing while it is not known. */
  const reference = computed(() => (isForeign.value ? value.value?.rate : undefined))

  function takeReference() {
    const rate = reference.value
    if (!rate) return
    Object.assign(draft.value, {
      rate: rate.value,
      rateDay: rate.day,
      rateSource: rate.source,
    })
  }
  function takeLast() {
    const rate = lastRate(purse(), draft.value.currency)
    Object.assign(draft.value, {
      rate: rate?.value ?? '',
      rateDay: rate?.day ?? today(),
      rateSource: rate && rate.source !== centralBank ? rate.source : '',
    })
  }
  /** The person's own, from the first letter on. */
  function write(rate: string) {
    draft.value.rate = rate
    if (draft.value.rateSource !== centralBank) return
    draft.value.rateDay = dayOf()
    draft.value.rateSource = ownWords()
  }

  function choose(currency: string) {
    Object.assign(draft.value, { currency, rate: '', rateSource: '' })
    void look()
  }

  async function look() {
    cancel()
    value.value = undefined
    if (!isForeign.value) return
    const answer = await load(draft.value.currency, dayOf())
    if (!answer) return // another one was asked meanwhile
    if (draft.value.rate && draft.value.rateSource !== centralBank) return
    if (reference.value) takeReference()
    else takeLast()
  }

  watch(
    () => draft.value.day,
    () => void look(),
  )
  if (isForeign.value) void load(draft.value.currency, dayOf())
  return { isForeign, isReference, reference, takeReference, choose, write }
}
