// SPDX-License-Identifier: Apache-2.0
import type { PlaceDetail, PriceView } from '@/api/types'

export type FactName =
  | 'area'
  | 'opening_hours'
  | 'hours_unread'
  | 'price_ticket'
  | 'price_meal'
  | 'price_room_night'
  | 'price_child'
  | 'price_senior'
  | 'visit_usual'
  | 'setting'
  | 'booking'
  | 'stars'
  | 'step_free'
  | 'kid_friendly'
  | 'pet_friendly'
  | 'source'
  | 'licence'
  | 'as_of'
  | 'verified'
/** A word of the vocabulary (to be translated), a text as it is, an amount in minor units, or a time. */
export interface Fact {
  name: FactName
  word?: string
  text?: string
  /** Where it comes from, in the catalogue's words. */
  source?: string
  minor?: number
  minutes?: number
}

function price(name: FactName, view: PriceView): Fact[] {
  if (view.state === 'unknown') return [{ name, word: 'unknown' }]
  return [{ name, minor: view.amount?.minor ?? 0 }]
}

function prices({ prices: each }: PlaceDetail['place']): Fact[] {
  if (each.basis === 'none') return []
  const adult = price(`price_${each.basis}`, each.adult)
  return each.basis === 'ticket'
    ? [...adult, ...price('price_child', each.child), ...price('price_senior', each.senior)]
    : adult
}

const textFact = (name: FactName, text?: string): Fact[] => (text ? [{ name, text }] : [])

/** What is known about a place, in the order a visitor asks; the unknown is called unknown. */
export function factsOf(detail: PlaceDetail, isEnglish: boolean): Fact[] {
  const { place } = detail
  const hours = isEnglish ? detail.opening_hours_en : detail.opening_hours_zh
  const opening = hours ?? detail.opening_hours
  return [
    { name: 'area', text: isEnglish ? detail.area_en : detail.area_zh },
    opening ? { name: 'opening_hours', text: opening } : { name: 'opening_hours', word: 'unknown' },
    ...textFact('hours_unread', detail.hours_unread),
    ...prices(place),
    ...(detail.visit_min
      ? [{ name: 'visit_usual', minutes: detail.visit_min.usual } as const]
      : []),
    { name: 'setting', word: place.setting },
    { name: 'booking', word: detail.booking },
    ...(place.stars ? [{ name: 'stars', text: String(place.stars) } as const] : []),
    { name: 'step_free', word: detail.step_free },
    { name: 'kid_friendly', word: detail.kid_friendly },
    { name: 'pet_friendly', word: detail.pet_friendly },
    { name: 'source', source: detail.source },
    ...textFact('licence', detail.licence),
    { name: 'as_of', text: detail.as_of },
    { name: 'verified', word: place.is_verified ? 'yes' : 'no' },
  ]
}
