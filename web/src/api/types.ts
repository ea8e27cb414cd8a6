// SPDX-License-Identifier: Apache-2.0
// The wire types of the HTTP contract. Field names are the wire's own.

export interface Localised { zh: string, en: string }
export interface MoneyRange { low_minor: number, high_minor: number, currency?: string }

// --- areas and places ---
export interface LatLon { lat: number, lon: number }
export interface Area {
  adcode: string
  level: 'province' | 'city' | 'district'
  name_zh: string
  name_en: string
  path_zh: string
  path_en: string
  at: LatLon
  /** How many places the catalogue has there. */
  places: number
}
export interface AreaList { match?: Area, is_ambiguous: boolean, areas: Area[] }
export interface AreaDetail { area: Area, parent?: Area, children: Area[] }
export interface AreaChoice { adcode: string, full_name: string }

export interface Money { minor: number, currency: string }
export interface PriceView { state: 'known' | 'free' | 'unknown', amount?: Money }
export interface PlaceSummary {
  key: string
  name_zh: string
  name_en: string
  kinds: string[]
  at: LatLon
  adcode: string
  prices: { basis: 'ticket' | 'meal' | 'room_night' | 'none', adult: PriceView, child: PriceView, senior: PriceView }
  setting: string
  cuisines: string[]
  tags: string[]
  stars?: number
  popularity: number
  note_zh: string
  note_en: string
  is_verified: boolean
}
export type Known = 'yes' | 'no' | 'unknown'
export interface PlaceDetail {
  place: PlaceSummary
  area_zh: string
  area_en: string
  aliases: string[]
  address: string
  opening_hours?: string
  opening_hours_zh?: string
  opening_hours_en?: string
  last_entry_min?: number
  visit_min?: { min: number, usual: number, max: number }
  sleeps?: number
  booking: string
  step_free: Known
  kid_friendly: Known
  pet_friendly: Known
  source: string
  as_of: string
}
export interface PlaceList { places: PlaceSummary[], total: number }

// --- accounts ---
export interface SignedIn {
  access_token: string
  refresh_token: string
  expires_in: number
  token_type: string
  user_id: string
  message: string
}
export interface Account {
  user_id: string
  username: string
  email?: string | null
  display_name?: string | null
  locale?: string | null
  role: string
  created_at: string
}
export interface Preferences {
  pace: Pace
  interests: string[]
  cuisines: string[]
  accessibility: boolean
  kid_friendly: boolean
  pet_friendly: boolean
  budget_level?: string | null
}
export interface DeviceSession {
  id: string
  device: string
  address: string
  created_at: string
  last_seen_at: string
  is_current: boolean
}

// --- recommendations ---
export type Pace = 'relaxed' | 'normal' | 'intense'
export interface Party { adults: number, child_ages: number[], seniors: number }
export interface ArrivalOrDeparture { place?: string, at?: string }

/** What the traveller asks for, as the server reads it. */
export interface Wishes {
  destination: string
  startDate: string
  endDate: string
  budget: number
  accessibility: boolean
  kidFriendly: boolean
  petFriendly: boolean
  naturalLandscape?: string
  socialLandscape?: string
  cuisine?: string
  otherNeeds?: string
  party?: Party
  pace?: Pace
  must?: string[]
  avoid?: string[]
  interests?: string[]
  arrival?: ArrivalOrDeparture
  departure?: ArrivalOrDeparture
  seed?: number
}

export interface PlaceRef {
  key: string
  name: Localised
  lat: number
  lon: number
  kinds?: string[]
  address?: string
  is_outdoor?: boolean
  needs_booking?: boolean
  source?: string
  as_of?: string
  verified?: boolean
}
export interface VisitPrice extends MoneyRange { known: boolean, unit_text?: Localised }
export interface Visit {
  place: PlaceRef
  role: 'sight' | 'food' | 'lodging' | 'hub'
  meal: 'none' | 'breakfast' | 'lunch' | 'dinner'
  start: string
  end: string
  hours: { text: string, known: boolean }
  price: VisitPrice
  why: Localised
  note: Localised
}
export interface Leg {
  from: string
  to: string
  mode: 'walk' | 'bike' | 'bus' | 'metro' | 'taxi'
  start: string
  end: string
  minutes: number
  metres: number
  fare: MoneyRange
  is_estimate: boolean
}
export interface PlanDay {
  date: string
  weekday: number
  title: Localised
  start: PlaceRef
  end: PlaceRef
  lodging: PlaceRef | null
  visits: Visit[]
  legs: Leg[]
  cost: MoneyRange
  walk_m: number
  active_minutes: number
}
export interface LedgerLine {
  kind: 'ticket' | 'meal' | 'lodging' | 'transport'
  label: Localised
  place: string
  date: string
  unit: MoneyRange
  quantity: number
  total: MoneyRange
  known: boolean
  source: string
  as_of: string
}
export type Verdict = 'pass' | 'unverified' | 'fail'
export interface CertificateCheck {
  id: string
  title: Localised
  verdict: Verdict
  evidence: Localised
  findings: Localised[]
}
export interface Certificate { verdict: Verdict, checks: CertificateCheck[] }
export interface PlanWarning { code: string, text: Localised }
export type Tier = 'luxury' | 'economy' | 'backpacker'

export interface TierPlan {
  destination: string
  startDate: string
  endDate: string
  budget: number
  accessibility: boolean
  kidFriendly: boolean
  petFriendly: boolean
  naturalLandscape: string
  socialLandscape: string
  cuisine: string
  otherNeeds: string
  itinerary: string
  budgetRange: string
  tier: Tier
  name: Localised
  summary: Localised
  highlights: Localised[]
  total: MoneyRange
  per_person: MoneyRange
  differences: Localised[]
  days: PlanDay[]
  ledger: LedgerLine[]
  certificate: Certificate
  warnings: PlanWarning[]
}
export interface Recommendation {
  status: number
  message: string
  data: TierPlan[]
  metadata: { requestId: string, timestamp: string }
  links: { self: string }
}
export interface Stage { stage: string, done: number, total: number, text: Localised }

// --- trips ---
export interface TripSummary {
  id: string
  name: string
  destination: string
  start_date: string
  end_date: string
  tier: Tier
  total: MoneyRange
  per_person: MoneyRange
  created_at: string
}
export interface Trip extends TripSummary { plan: TierPlan }
export interface TripPage { trips: TripSummary[], next_cursor?: string | null }

// --- problems ---
export interface FieldError { pointer: string, detail: string }
export interface Conflict { id: string, text: Localised }
export interface Relaxation {
  id: string
  text: Localised
  change: { field: string, value: unknown }
}
export interface ProblemBody {
  type?: string
  title?: string
  status?: number
  detail?: string
  message?: string
  code?: string
  request_id?: string
  errors?: FieldError[]
  choices?: AreaChoice[]
  conflicts?: Conflict[]
  relaxations?: Relaxation[]
}
