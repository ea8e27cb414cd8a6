// SPDX-License-Identifier: Apache-2.0
import type {
  CertificateCheck,
  LedgerLine,
  Localised,
  MoneyRange,
  PlanDay,
  TierPlan,
  Verdict,
  Visit,
} from '@/api/types'
import { sum } from '@/app/format'

/** What a traveller compares: counted from the plan itself, never from its prose. */
export interface PlanFacts {
  sights: number
  meals: number
  nights: number
  lodgings: string[]
  walk_m: number
  travel_minutes: number
}

export function factsOf(
  plan: TierPlan,
  nameOf: (place: { zh: string; en: string }) => string,
): PlanFacts {
  const visits = plan.days.flatMap(day => day.visits)
  const legs = plan.days.flatMap(day => day.legs)
  const lodgings = plan.days.flatMap(day => (day.lodging ? [nameOf(day.lodging.name)] : []))
  return {
    sights: visits.filter(visit => visit.role === 'sight').length,
    meals: visits.filter(visit => visit.meal !== 'none').length,
    nights: lodgings.length,
    lodgings: [...new Set(lodgings)],
    walk_m: plan.days.reduce((all, day) => all + day.walk_m, 0),
    travel_minutes: legs.reduce((all, leg) => all + leg.minutes, 0),
  }
}

/** The stops of the itinerary, which the requirement wants in Chinese, by their names in both languages. */
export function stopsOf({ itinerary, days }: Pick<TierPlan, 'itinerary' | 'days'>): Localised[] {
  const names = days.flatMap(day => day.visits.map(visit => visit.place.name))
  return itinerary
    .split('→')
    .map(stop => names.find(name => name.zh === stop) ?? { zh: stop, en: stop })
}

/** How many checks ended how. */
export function countOf(checks: readonly CertificateCheck[]): Record<Verdict, number> {
  const count = { holds: 0, unknown: 0, violated: 0 }
  for (const check of checks) count[check.verdict] += 1
  return count
}

/** The ledger by kind, each with its own sum, in the order they first appear. */
export function ledgerByKind(
  ledger: readonly LedgerLine[],
): { kind: LedgerLine['kind']; lines: LedgerLine[]; total: MoneyRange }[] {
  const kinds = [...new Set(ledger.map(line => line.kind))]
  return kinds.map(kind => {
    const lines = ledger.filter(line => line.kind === kind)
    return { kind, lines, total: sum(lines.map(line => line.total)) }
  })
}

/** Visits carry numbers through the day, on the timeline and on the map alike; hubs have none. */
export function numbered(day: PlanDay): { visit: Visit; at: number; number: number | undefined }[] {
  let last = 0
  return day.visits.map((visit, at) => {
    const counts = visit.role === 'sight' || visit.role === 'food'
    return { visit, at, number: counts ? ++last : undefined }
  })
}
