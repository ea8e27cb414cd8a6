// SPDX-License-Identifier: Apache-2.0
import { useI18n } from 'vue-i18n'
import { type Taste, cuisines, naturalLandscapes, socialLandscapes } from '@/app/tastes'
import { useWords } from '@/app/words'
import type { Preference } from './preferences'

const keyOf = (tastes: readonly Taste[], value: string) =>
  tastes.find(taste => taste.value === value)?.key
const needs: Partial<Record<Preference['field'], string>> = {
  accessibility: 'wish.accessibility',
  kidFriendly: 'wish.kid_friendly',
  petFriendly: 'wish.pet_friendly',
}

/** Says what stands in a draft in the reader's language: landscapes and cuisines are kept in Chinese. */
export function useDraftWords() {
  const { t } = useI18n()
  const { kind } = useWords()

  function sayTaste(field: 'natural' | 'social' | 'cuisine', value: string): string {
    const lists = { natural: naturalLandscapes, social: socialLandscapes, cuisine: cuisines }
    const key = keyOf(lists[field], value)
    if (!key) return value
    return field === 'cuisine' ? t(`cuisines.${key}`) : kind(key)
  }

  function sayPreference({ field, value }: Preference): string {
    if (field === 'pace') return t('wish.pace_of', { pace: t(`pace.${value}`) })
    if (field === 'interests') return kind(String(value))
    if (field === 'natural' || field === 'social' || field === 'cuisine')
      return sayTaste(field, String(value))
    return t(needs[field] ?? '')
  }
  return { sayTaste, sayPreference }
}
