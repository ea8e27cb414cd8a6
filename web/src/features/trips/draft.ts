// SPDX-License-Identifier: Apache-2.0
import { reactive, watch } from 'vue'
import type { Pace, WishChange, Wishes } from '@/api/types'
import { type Taste, naturalLandscapes, socialLandscapes } from '@/app/tastes'
import { type CivilDate, addDays, dayCount, isCivilDate, today, weekday } from '@/ui/civilDates'

/** The longest trip the planner takes, in days. */
export const longestTripDays = 14

/** The form as the traveller fills it in; kept in localStorage until the next wish replaces it. */
export interface WishDraft {
  /** The wish in plain words; the fields below are what is planned. */
  words: string
  destination: string
  from: CivilDate
  to: CivilDate
  budget: string
  adults: number
  seniors: number
  childAges: number[]
  accessibility: boolean
  kidFriendly: boolean
  petFriendly: boolean
  natural: string[]
  social: string[]
  /** Kinds of places, in the catalogue's words. */
  interests: string[]
  cuisine: string[]
  otherNeeds: string
  /** Empty: each tier has its own. */
  pace: Pace | ''
  must: string
  avoid: string
  arrivesAt: string
  leavesAt: string
  /** The city they come from; without it no rides are planned. */
  origin: string
  rideMode: RideMode | ''
  avoidedRides: RideMode[]
  leaveAfter: string
  homeBefore: string
  lodging: LodgingDraft
}

export const rideModes = ['high_speed', 'train', 'airplane', 'coach', 'car'] as const
export type RideMode = NonNullable<NonNullable<Wishes['ride']>['mode']>
export const lodgingKinds = ['hotel', 'guesthouse', 'hostel', 'resort'] as const
export const lodgingFeatures = [
  'breakfast',
  'family_room',
  'near_metro',
  'near_station',
  'pool',
  'gym',
  'parking',
] as const
type LodgingLists = 'names' | 'kinds' | 'features'
export type LodgingDraft = Omit<NonNullable<Wishes['lodging']>, LodgingLists> &
  Record<LodgingLists, string[]>
const anyLodging = (): LodgingDraft => ({ names: [], kinds: [], features: [] })

const key = 'xingqu.wish'

/** Two adults, the weekend after next Friday, nothing else decided. */
export function emptyDraft(now: CivilDate = today()): WishDraft {
  const friday = addDays(now, (5 - weekday(now) + 7) % 7 || 7)
  return {
    words: '',
    destination: '',
    from: friday,
    to: addDays(friday, 2),
    budget: '3000',
    adults: 2,
    seniors: 0,
    childAges: [],
    accessibility: false,
    kidFriendly: false,
    petFriendly: false,
    natural: [],
    social: [],
    interests: [],
    cuisine: [],
    otherNeeds: '',
    pace: '',
    must: '',
    avoid: '',
    arrivesAt: '',
    leavesAt: '',
    origin: '',
    rideMode: '',
    avoidedRides: [],
    leaveAfter: '',
    homeBefore: '',
    lodging: anyLodging(),
  }
}

/** What is stored, if it still has the shape of a draft; otherwise an empty one. */
export function restoredDraft(stored: string | null, now?: CivilDate): WishDraft {
  const empty = emptyDraft(now)
  try {
    const found = JSON.parse(stored ?? '{}') as Record<string, unknown>
    const kept = Object.entries(empty).map(([name, value]) => {
      const other = found[name]
      const isSame = typeof other === typeof value && Array.isArray(other) === Array.isArray(value)
      return [name, isSame ? other : value]
    })
    const draft = Object.fromEntries(kept) as WishDraft
    return isCivilDate(draft.from) && isCivilDate(draft.to) && draft.from <= draft.to
      ? draft
      : { ...draft, from: empty.from, to: empty.to }
  } catch {
    return empty
  }
}

export const draft = reactive(restoredDraft(localStorage.getItem(key)))
watch(draft, value => localStorage.setItem(key, JSON.stringify(value)))

export type DraftProblem =
  'destination_missing' | 'budget_missing' | 'budget_wrong' | 'too_long' | 'party_empty'

/** What keeps a draft from being sent, by field. */
export function problemsOf(
  wish: WishDraft,
): Partial<Record<'destination' | 'budget' | 'dates' | 'party', DraftProblem>> {
  const yuan = Number(wish.budget)
  return {
    ...(!wish.destination.trim() && { destination: 'destination_missing' }),
    ...(!wish.budget.trim()
      ? { budget: 'budget_missing' }
      : !Number.isInteger(yuan) || yuan < 0 || yuan > 10_000_000
        ? { budget: 'budget_wrong' }
        : {}),
    ...(dayCount(wish.from, wish.to) > longestTripDays && { dates: 'too_long' }),
    ...(wish.adults + wish.seniors + wish.childAges.length === 0 && { party: 'party_empty' }),
  }
}

const listed = (text: string) =>
  text
    .split(/[,，、;；\n]/)
    .map(each => each.trim())
    .filter(Boolean)
const orNothing = (text: string) => text.trim() || undefined
const listOrNothing = (list: string[]) => (list.length ? list : undefined)

function rideFrom(wish: WishDraft): Wishes['ride'] {
  const hours = {
    leave_after: wish.leaveAfter || undefined,
    home_before: wish.homeBefore || undefined,
  }
  const asks = wish.rideMode || wish.avoidedRides.length || Object.values(hours).some(Boolean)
  return asks
    ? { mode: wish.rideMode || undefined, avoid: [...wish.avoidedRides], ...hours }
    : undefined
}

const isSaid = (value: unknown) => (Array.isArray(value) ? value.length > 0 : Boolean(value))

function lodgingFrom({ lodging }: WishDraft): Wishes['lodging'] {
  return Object.values(lodging).some(isSaid) ? { ...lodging } : undefined
}

/** The request for a draft; what was left empty is not sent. */
export function wishesFrom(wish: WishDraft): Wishes {
  return {
    destination: wish.destination.trim(),
    startDate: wish.from,
    endDate: wish.to,
    budget: Number(wish.budget),
    accessibility: wish.accessibility,
    kidFriendly: wish.kidFriendly,
    petFriendly: wish.petFriendly,
    naturalLandscape: orNothing(wish.natural.join('/')),
    socialLandscape: orNothing(wish.social.join('/')),
    cuisine: orNothing(wish.cuisine.join('/')),
    otherNeeds: orNothing(wish.otherNeeds),
    party: { adults: wish.adults, child_ages: [...wish.childAges], seniors: wish.seniors },
    pace: wish.pace || undefined,
    interests: listOrNothing([...wish.interests]),
    must: listOrNothing(listed(wish.must)),
    avoid: listOrNothing(listed(wish.avoid)),
    arrival: wish.arrivesAt ? { at: wish.arrivesAt } : undefined,
    departure: wish.leavesAt ? { at: wish.leavesAt } : undefined,
    origin: orNothing(wish.origin),
    ride: rideFrom(wish),
    lodging: lodgingFrom(wish),
  }
}

const civil = (value: unknown) => String(value).replaceAll('/', '-')
const words = (value: unknown) =>
  typeof value === 'string' ? value.split(/[/、]/).filter(Boolean) : []
/** Names in a row, parted as their language parts them. */
function names(value: unknown): string {
  if (!Array.isArray(value)) return String(value ?? '')
  return value.join(value.some(name => /\p{Script=Han}/u.test(String(name))) ? '、' : ', ')
}

/** How each field of the request is written back into the draft. */
const writers: Record<string, (wish: WishDraft, value: unknown) => void> = {
  destination: (wish, value) => (wish.destination = String(value)),
  startDate: (wish, value) => (wish.from = civil(value)),
  endDate: (wish, value) => (wish.to = civil(value)),
  budget: (wish, value) => (wish.budget = String(value)),
  accessibility: (wish, value) => (wish.accessibility = value === true),
  kidFriendly: (wish, value) => (wish.kidFriendly = value === true),
  petFriendly: (wish, value) => (wish.petFriendly = value === true),
  naturalLandscape: (wish, value) => (wish.natural = words(value)),
  socialLandscape: (wish, value) => (wish.social = words(value)),
  cuisine: (wish, value) => (wish.cuisine = words(value)),
  otherNeeds: (wish, value) => (wish.otherNeeds = String(value ?? '')),
  interests: (wish, value) => writeInterests(wish, Array.isArray(value) ? value.map(String) : []),
  pace: (wish, value) => (wish.pace = (value ?? '') as Pace | ''),
  must: (wish, value) => (wish.must = names(value)),
  avoid: (wish, value) => (wish.avoid = names(value)),
  party: (wish, value) => writeParty(wish, value as Partial<NonNullable<Wishes['party']>>),
  arrival: (wish, value) => (wish.arrivesAt = (value as { at?: string } | null)?.at ?? ''),
  departure: (wish, value) => (wish.leavesAt = (value as { at?: string } | null)?.at ?? ''),
  origin: (wish, value) => (wish.origin = String(value ?? '')),
  ride: (wish, value) => writeRide(wish, (value ?? {}) as NonNullable<Wishes['ride']>),
  lodging: (wish, value) => (wish.lodging = { ...anyLodging(), ...(value as object | null) }),
}

/** Landscapes among the interests go where the form shows landscapes. */
function writeInterests(wish: WishDraft, interests: readonly string[]) {
  const among = (tastes: readonly Taste[]) => tastes.filter(({ key }) => interests.includes(key))
  const natural = among(naturalLandscapes)
  const social = among(socialLandscapes)
  const placed = [...natural, ...social].map(({ key }) => key)
  wish.natural = [...new Set([...wish.natural, ...natural.map(({ value }) => value)])]
  wish.social = [...new Set([...wish.social, ...social.map(({ value }) => value)])]
  wish.interests = interests.filter(interest => !placed.includes(interest))
}

function writeRide(wish: WishDraft, ride: NonNullable<Wishes['ride']>) {
  wish.rideMode = ride.mode ?? ''
  wish.avoidedRides = ride.avoid ?? []
  wish.leaveAfter = ride.leave_after ?? ''
  wish.homeBefore = ride.home_before ?? ''
}

function writeParty(wish: WishDraft, party: Partial<NonNullable<Wishes['party']>>) {
  wish.adults = party.adults ?? wish.adults
  wish.seniors = party.seniors ?? wish.seniors
  wish.childAges = party.child_ages ?? wish.childAges
}

/** Applies a proposed relaxation. False when it names a field this form does not have. */
export function applyChange(wish: WishDraft, change: WishChange): boolean {
  const field = change.field.replace(/^\//, '')
  const write = writers[field]
  if (write) write(wish, change.value)
  return write !== undefined
}
