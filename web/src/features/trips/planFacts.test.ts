// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { CertificateCheck, LedgerLine, PlanDay, TierPlan } from '@/api/types'
import { countOf, factsOf, ledgerByKind, numbered, stopsOf } from './planFacts'

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
    expect(factsOf(plan, text => text.zh)).toEqual({
      sights: 2,
      meals: 1,
      nights: 2,
      lodgings: ['酒店'],
      walk_m: 2400,
      travel_minutes: 70,
    })
  })

  it('names the stops of its itinerary in both languages', () => {
    const plan = { itinerary: '鼓山→别处', days: [day([visit('sight')])] } as unknown as TierPlan
    expect(stopsOf(plan)).toEqual([name, { zh: '别处', en: '别处' }])
  })

  it('numbers what is visited, not where one sleeps or arrives', () => {
    const numbers = numbered(
      day([visit('hub'), visit('sight'), visit('food'), visit('lodging')]),
    ).map(each => each.number)
    expect(numbers).toEqual([undefined, 1, 2, undefined])
  })

  it('adds its ledger up by kind', () => {
    const groups = ledgerByKind([line('ticket', 40), line('meal', 30, 60), line('ticket', 10)])
    expect(groups.map(group => [group.kind, group.total])).toEqual([
      ['ticket', yuan(50)],
      ['meal', yuan(30, 60)],
    ])
  })

  it('counts its checks by verdict', () => {
    const checks = ['holds', 'unknown', 'holds'].map(verdict => ({ verdict }) as CertificateCheck)
    expect(countOf(checks)).toEqual({ holds: 2, unknown: 1, violated: 0 })
  })
})
