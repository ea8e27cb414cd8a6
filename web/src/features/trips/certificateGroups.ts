// SPDX-License-Identifier: Apache-2.0
import type { CertificateCheck, Verdict } from '@/api/types'

/** What the checks are about, in the order a traveller asks. */
const subjects = {
  wishes: [
    'days_as_asked',
    'weekday_correct',
    'must_included',
    'avoid_honoured',
    'step_free',
    'kid_friendly',
    'pet_friendly',
    'diet',
  ],
  hours: ['open_on_date', 'within_opening_span', 'last_entry', 'booking', 'stay_length'],
  ways: [
    'rides_sourced',
    'arrival_departure_buffers',
    'times_monotone',
    'continuity',
    'travel_feasible',
    'detour',
    'days_clustered',
  ],
  days: [
    'meal_windows',
    'visits_per_day',
    'day_length',
    'walking_limit',
    'rest',
    'weather_ready',
    'no_duplicates',
  ],
  lodging: ['lodging_every_night', 'lodging_capacity', 'check_in_out', 'lodging_terms'],
  money: ['within_budget', 'ledger_sums', 'ledger_complete', 'unknown_prices_as_range'],
  facts: ['place_exists', 'sources_stated', 'right_city', 'datum', 'time_zones'],
} as const

type Subject = keyof typeof subjects
/** `attention` holds what does not simply hold; `more` the checks this app does not know yet. */
export type GroupName = Subject | 'attention' | 'more'

export interface CheckGroup {
  name: GroupName
  checks: CertificateCheck[]
}

const urgency: Record<Verdict, number> = { violated: 0, unknown: 1, holds: 2 }

function groupOf({ id, verdict }: CertificateCheck): GroupName {
  if (verdict !== 'holds') return 'attention'
  const names = Object.keys(subjects) as Subject[]
  return names.find(name => (subjects[name] as readonly string[]).includes(id)) ?? 'more'
}

/** The checks by subject, what needs attention first. No check is lost, and no group is empty. */
export function groupsOf(checks: readonly CertificateCheck[]): CheckGroup[] {
  const names = ['attention', ...Object.keys(subjects), 'more'] as GroupName[]
  return names
    .map(name => ({
      name,
      checks: checks
        .filter(check => groupOf(check) === name)
        .sort((one, other) => urgency[one.verdict] - urgency[other.verdict]),
    }))
    .filter(group => group.checks.length > 0)
}
