// SPDX-License-Identifier: Apache-2.0
import type {
  CertificateCheck,
  LedgerLine,
  Localised,
  MoneyRange,
  PlaceRef,
  PlanDay,
  TierPlan,
  Verdict,
  Visit,
} from '@/api/types'
import { sum } from '@/app/format'
import type { IconName } from '@/ui/icons'
import type { VisitAt } from './useSelection'

/** Nights in a row in one house. */
export interface Stay {
  place: PlaceRef
  nights: number
}

/** Where the nights are spent, in their order. */
export function staysOf(days: readonly PlanDay[]): Stay[] {
  const stays: Stay[] = []
  for (const { lodging } of days) {
    const last = stays.at(-1)
    if (lodging && last?.place.key === lodging.key) last.nights += 1
    else if (lodging) stays.push({ place: lodging, nights: 1 })
  }
  return stays
}

/** The house one leaves for another on that day, if it is so. */
export function movesFrom(day: PlanDay): PlaceRef | undefined {
  const sleptThere = bedKinds.has(day.start.kinds[0] ?? '')
  return sleptThere && day.lodging && day.lodging.key !== day.start.key ? day.start : undefined
}
const bedKinds = new Set(['hotel', 'hostel', 'guesthouse', 'resort'])

/** What a traveller compares: counted from the plan itself, never from its prose. */
export interface PlanFacts {
  sights: number
  meals: number
  nights: number
  stays: Stay[]
  walk_m: number
  travel_minutes: number
}

export function factsOf(plan: TierPlan): PlanFacts {
  const visits = plan.days.flatMap(day => day.visits)
  const legs = plan.days.flatMap(day => day.legs)
  const stays = staysOf(plan.days)
  return {
    sights: visits.filter(visit => visit.role === 'sight').length,
    meals: visits.filter(visit => visit.meal !== 'none').length,
    nights: stays.reduce((all, stay) => all + stay.nights, 0),
    stays,
    walk_m: plan.days.reduce((all, day) => all + day.walk_m, 0),
    travel_minutes: legs.reduce((all, leg) => all + leg.minutes, 0),
  }
}

/** The stops of the itinerary, day by day, by their names in both languages. */
export function stopsByDay({ itinerary, days }: Pick<TierPlan, 'itinerary' | 'days'>) {
  const stops = new Set(itinerary.split('→'))
  return days.map(({ visits }): Localised[] =>
    visits.map(visit => visit.place.name).filter(name => stops.has(name.zh)),
  )
}

/** When a place is visited, if it is. */
export function visitOf(days: readonly PlanDay[], key: string): VisitAt | undefined {
  for (const [day, { visits }] of days.entries()) {
    const visit = visits.findIndex(({ place }) => place.key === key)
    if (visit >= 0) return { day: day + 1, visit: visit + 1 }
  }
  return undefined
}

/** How many checks ended how. */
export function countOf(checks: readonly CertificateCheck[]): Record<Verdict, number> {
  const count = { holds: 0, unknown: 0, violated: 0 }
  for (const check of checks) count[check.verdict] += 1
  return count
}

export interface LedgerGroup {
  kind: LedgerLine['kind']
  lines: LedgerLine[]
  total: MoneyRange
}

/** The ledger by kind, each with its own sum, in the order they first appear. */
export function ledgerByKind(ledger: readonly LedgerLine[]): LedgerGroup[] {
  const kinds = [...new Set(ledger.map(line => line.kind))]
  return kinds.map(kind => {
    const lines = ledger.filter(line => line.kind === kind)
    return { kind, lines, total: sum(lines.map(line => line.total)) }
  })
}

/** Lines day by day, the earliest first. */
export function ledgerByDate(
  lines: readonly LedgerLine[],
): { date: string; lines: LedgerLine[] }[] {
  const dates = [...new Set(lines.map(line => line.date))].sort()
  return dates.map(date => ({ date, lines: lines.filter(line => line.date === date) }))
}

/** How much of the whole a part is, from 0 to 1, by the middle of both ranges. */
export function shareOf(part: MoneyRange, whole: MoneyRange): number {
  const all = whole.low_minor + whole.high_minor
  return all > 0 ? (part.low_minor + part.high_minor) / all : 0
}

/** Visits carry numbers through the day, on the timeline and on the map alike; hubs have none. */
export function numbered(day: PlanDay): { visit: Visit; at: number; number: number | undefined }[] {
  let last = 0
  return day.visits.map((visit, at) => {
    const counts = visit.role === 'sight' || visit.role === 'food'
    return { visit, at, number: counts ? ++last : undefined }
  })
}

/** Where days begin and end, each place once: a bed, or the station or airport one comes to. */
export function endsOf(
  days: readonly PlanDay[],
): { place: PlaceRef; days: number[]; icon: IconName }[] {
  const beds = new Set(days.map(day => day.lodging?.key))
  const places = new Map(days.flatMap(day => [day.start, day.end]).map(place => [place.key, place]))
  return [...places.values()].map(place => ({
    place,
    days: days.flatMap((day, at) =>
      [day.start.key, day.end.key].includes(place.key) ? [at + 1] : [],
    ),
    icon: beds.has(place.key) ? 'bed' : place.kinds.includes('airport') ? 'plane' : 'train',
  }))
}
