// SPDX-License-Identifier: Apache-2.0
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Localised, MoneyRange } from '@/api/types'
import * as format from './format'

/** Says the server's words, amounts, days and distances in the reader's language. */
export function useWords() {
  const { locale, t, te } = useI18n()
  const current = computed(() => locale.value as format.Locale)
  return {
    locale: current,
    /** For dates and numbers: English is written the British way. */
    tag: computed(() => format.tagOf(current.value)),
    said: (text: Localised | undefined) =>
      text ? (current.value === 'en' ? text.en || text.zh : text.zh) : '',
    money: (range: MoneyRange) => format.money(range, current.value),
    amount: format.amount,
    roughly: format.roughly,
    priced: (range: MoneyRange, unit: string) => format.priced(range, unit, current.value),
    duration: (minutes: number) => format.duration(minutes, current.value),
    distance: (metres: number) => format.distance(metres, current.value),
    day: (date: string) => format.day(date, current.value),
    hours: format.hours,
    dateRange: (from: string, to: string) => format.dateRange(from, to, current.value),
    moment: (instant: string) => format.moment(instant, current.value),
    period: (from: string, until: string) => format.period(from, until, current.value),
    /** The word for a kind of place; the vocabulary's own word when we have none. */
    kind: (kind: string) => (te(`kinds.${kind}`) ? t(`kinds.${kind}`) : kind.replaceAll('_', ' ')),
  }
}
