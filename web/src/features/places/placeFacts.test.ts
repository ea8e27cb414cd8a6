// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { PlaceDetail } from '@/api/types'
import { factsOf } from './placeFacts'

const free = { state: 'free', amount: { minor: 0, currency: 'CNY' } }
const museum = {
  place: {
    prices: {
      basis: 'ticket',
      adult: { state: 'known', amount: { minor: 4000, currency: 'CNY' } },
      child: free,
      senior: { state: 'unknown' },
    },
    setting: 'indoor',
    is_verified: false,
  },
  area_zh: '福州市鼓楼区',
  area_en: 'Gulou, Fuzhou',
  opening_hours: 'Tu-Su 09:00-17:00',
  opening_hours_zh: '周二至周日 9:00–17:00',
  booking: 'required',
  step_free: 'yes',
  kid_friendly: 'unknown',
  pet_friendly: 'no',
  source: 'general knowledge',
  as_of: '2024-06-01',
} as unknown as PlaceDetail
const named = (detail: PlaceDetail, name: string) =>
  factsOf(detail, false).filter(fact => fact.name === name)

describe('the facts of a place', () => {
  it('say the hours in words and fall back to their notation', () => {
    expect(named(museum, 'opening_hours')).toEqual([
      { name: 'opening_hours', text: '周二至周日 9:00–17:00' },
    ])
    expect(factsOf(museum, true)[1]).toEqual({ name: 'opening_hours', text: 'Tu-Su 09:00-17:00' })
  })

  it('never show an unknown price as nothing', () => {
    expect(named(museum, 'price_ticket')).toEqual([{ name: 'price_ticket', minor: 4000 }])
    expect(named(museum, 'price_child')).toEqual([{ name: 'price_child', minor: 0 }])
    expect(named(museum, 'price_senior')).toEqual([{ name: 'price_senior', word: 'unknown' }])
  })

  it('give a room one price and a station none', () => {
    const room = {
      ...museum,
      place: { ...museum.place, prices: { ...museum.place.prices, basis: 'room_night' } },
    } as PlaceDetail
    expect(factsOf(room, false).map(fact => fact.name)).not.toContain('price_child')
    const station = {
      ...museum,
      place: { ...museum.place, prices: { ...museum.place.prices, basis: 'none' } },
    } as PlaceDetail
    expect(factsOf(station, false).some(fact => fact.name.startsWith('price'))).toBe(false)
  })

  it('show hours that nobody can read as they stand, and whose licence it is', () => {
    const cafe = { ...museum, hours_unread: 'ring the bell', licence: 'ODbL 1.0' }
    expect(named(cafe, 'hours_unread')).toEqual([{ name: 'hours_unread', text: 'ring the bell' }])
    expect(named(cafe, 'licence')).toEqual([{ name: 'licence', text: 'ODbL 1.0' }])
    expect(named(museum, 'licence')).toEqual([])
  })

  it('leave out a class that lodging alone has', () => {
    expect(named(museum, 'stars')).toEqual([])
    expect(named(museum, 'verified')).toEqual([{ name: 'verified', word: 'no' }])
  })
})
