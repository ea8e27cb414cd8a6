// SPDX-License-Identifier: Apache-2.0
import { useI18n } from 'vue-i18n'
import type { Expense, Purse } from '@/api/purse'
import { useWords } from '@/app/words'
import { shownAmount, tripCurrency } from './currencies'
import { centralBank } from './useReferenceRate'

/** Names and amounts of a purse in the reader's language. */
export function usePurseWords() {
  const { t } = useI18n()
  const { tag } = useWords()
  return {
    /** What somebody is called; everybody in a purse is somebody, even without an account. */
    nameOf: (purse: Purse, id: string) =>
      purse.people.find(each => each.id === id)?.name || t('purse.gone'),
    /** Who says so; what people wrote themselves is shown as they did. */
    sourceOf: ({ source }: NonNullable<Expense['rate']>) =>
      source === centralBank ? t('purse.bank') : source,
    shown: (minor: number, currency = tripCurrency) => shownAmount(minor, currency, tag.value),
  }
}
