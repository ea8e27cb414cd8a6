// SPDX-License-Identifier: Apache-2.0
import type { CataloguePlace } from '@/api/types'

/** The facts shown on a place's page, in this order; the rest of a row is for the planner. */
const shown = ['opening_hours', 'price_adult', 'price_child', 'price_senior', 'visit_usual', 'setting', 'booking', 'stars',
  'step_free', 'kid_friendly', 'pet_friendly', 'source', 'as_of', 'verified'] as const
export type ShownFact = (typeof shown)[number]

const text = (value: unknown): string | undefined => {
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** What is known about a place. An unknown fact is left out, never shown as nothing. */
export function factsOf(place: CataloguePlace): { name: ShownFact, value: string }[] {
  return shown.flatMap(name => {
    const value = text(place[name])
    return value === undefined ? [] : [{ name, value }]
  })
}
