// SPDX-License-Identifier: Apache-2.0
// The wire types, under the names the pages use. They come from api/openapi.yaml: npm run types.
import type { components } from './schema'

type Schemas = components['schemas']

export interface Localised { zh: string, en: string }
export interface MoneyRange { low_minor: number, high_minor: number, currency?: string }

// --- areas and places ---
export type LatLon = Schemas['LatLon']
export type Area = Schemas['AreaView']
export type AreaList = Schemas['AreaList']
export type AreaDetail = Schemas['AreaDetail']
export interface AreaChoice { adcode: string, full_name: string }
export type PriceView = Schemas['PriceView']
export type PlaceSummary = Schemas['PlaceSummary']
export type PlaceDetail = Schemas['PlaceDetail']
export type PlaceList = Schemas['PlaceList']

// --- accounts ---
export type SignedIn = Schemas['LoginAnswer']
export type Account = Schemas['AccountView']
export type AccountChange = Schemas['AccountChange']
export type Preferences = Schemas['TravelPreferences']
export type DeviceSession = Schemas['SessionView']

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
