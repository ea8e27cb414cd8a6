// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { CertificateCheck, LedgerLine, PlanDay, TierPlan } from '@/api/types'
import {
  countOf,
  endsOf,
  factsOf,
  ledgerByDate,
  ledgerByKind,
  movesFrom,
  numbered,
  shareOf,
  staysOf,
  stopsByDay,
  visitOf,
} from './planFacts'

const name = { zh: '鼓山', en: 'Gushan' }
const place = { key: 'fuzhou-gushan', name, lat: 26, lon: 119 }
const visit = (role: string, meal = 'none') => ({ place, role, meal }) as PlanDay['visits'][number]
const day = (visits: PlanDay['visits']) =>
  ({
    visits,
    legs: [{ minutes: 20 }, { minutes: 15 }],
    walk_m: 1200,
    lodging: { ...place, name: { zh: '酒店', en: 'Hotel' } },
  }) as unknown as PlanDay
const yuan = (low: number, high = low) => ({ low_minor: low * 100, high_minor: high * 100 })
const line = (kind: string, low: number, high = low) =>
  ({ kind, total: yuan(low, high) }) as LedgerLine

describe('what a plan holds', () => {
  it('is counted from its days', () => {
    const plan = {
      days: [
        day([visit('sight'), visit('food', 'lunch'), visit('lodging')]),
        day([visit('sight')]),
      ],
    } as TierPlan
    expect(factsOf(plan)).toMatchObject({
      sights: 2,
      meals: 1,
      nights: 2,
      stays: [{ nights: 2 }],
      walk_m: 2400,
      travel_minutes: 70,
    })
  })

  it('spends its nights in one house after another', () => {
    const house = (key: string) => ({ ...place, key, kinds: ['hotel'] })
    const night = (from: string, at?: string) =>
      ({ start: house(from), lodging: at ? house(at) : undefined }) as unknown as PlanDay
    const days = [night('town', 'town'), night('town', 'sea'), night('sea', 'sea'), night('sea')]
    expect(staysOf(days).map(({ place: { key }, nights }) => [key, nights])).toEqual([
      ['town', 1],
      ['sea', 2],
    ])
    expect(days.map(each => movesFrom(each)?.key)).toEqual([
      undefined,
      'town',
      undefined,
      undefined,
    ])
  })

  it('names the stops of its itinerary day by day, in both languages', () => {
    const lunch = { place: { ...place, key: 'noodles', name: { zh: '面馆', en: 'Noodles' } } }
    const plan = {
      itinerary: '鼓山→鼓山',
      days: [day([visit('sight'), lunch as PlanDay['visits'][number]]), day([visit('sight')])],
    }
    expect(stopsByDay(plan)).toEqual([[name], [name]])
  })

  it('knows when a place is visited', () => {
    const days = [day([]), day([visit('food', 'lunch'), visit('sight')])]
    expect(visitOf(days, 'fuzhou-gushan')).toEqual({ day: 2, visit: 1 })
    expect(visitOf(days, 'elsewhere')).toBeUndefined()
  })

  it('numbers what is visited, not where one sleeps or arrives', () => {
    const numbers = numbered(
      day([visit('hub'), visit('sight'), visit('food'), visit('lodging')]),
    ).map(each => each.number)
    expect(numbers).toEqual([undefined, 1, 2, undefined])
  })

  it('begins and ends its days at beds and stations, each known once', () => {
    const at = (key: string, kinds: string[]) => ({ key, kinds })
    const [hotel, airport, station] = [
      at('hotel', ['hotel']),
      at('airport', ['airport']),
      at('station', ['railway_station']),
    ]
    const days = [
      { start: airport, end: hotel, lodging: hotel },
      { start: hotel, end: station },
    ] as unknown as PlanDay[]
    expect(endsOf(days).map(({ place, days: at, icon }) => [place.key, at, icon])).toEqual([
      ['airport', [1], 'plane'],
      ['hotel', [1, 2], 'bed'],
      ['station', [2], 'train'],
    ])
  })

  it('adds its ledger up by kind', () => {
    const groups = ledgerByKind([line('ticket', 40), line('meal', 30, 60), line('ticket', 10)])
    expect(groups.map(group => [group.kind, group.total])).toEqual([
      ['ticket', yuan(50)],
      ['meal', yuan(30, 60)],
    ])
  })

  it('tells its ledger day by day', () => {
    const on = (date: string) => ({ ...line('meal', 30), date })
    const days = ledgerByDate([on('2026-11-28'), on('2026-11-27'), on('2026-11-28')])
    expect(days.map(({ date, lines }) => [date, lines.length])).toEqual([
      ['2026-11-27', 1],
      ['2026-11-28', 2],
    ])
  })

  it('knows the share of a part, even of nothing', () => {
    expect(shareOf(yuan(20, 40), yuan(100, 200))).toBe(0.2)
    expect(shareOf(yuan(0), yuan(0))).toBe(0)
  })

  it('counts its checks by verdict', () => {
    const checks = ['holds', 'unknown', 'holds'].map(verdict => ({ verdict }) as CertificateCheck)
    expect(countOf(checks)).toEqual({ holds: 2, unknown: 1, violated: 0 })
  })
})
