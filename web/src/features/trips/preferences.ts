// SPDX-License-Identifier: Apache-2.0
import type { Preferences } from '@/api/types'
import { type Taste, cuisines, naturalLandscapes, pastimes, socialLandscapes } from '@/app/tastes'
import { type WishDraft, emptyDraft } from './draft'

const preferredFields = [
  'pace',
  'accessibility',
  'kidFriendly',
  'petFriendly',
  'natural',
  'social',
  'interests',
  'cuisine',
] as const
type PreferredField = (typeof preferredFields)[number]
/** What saved preferences say about a wish; what they leave open is empty. */
export type Preferred = Pick<WishDraft, PreferredField>

const valuesOf = (tastes: readonly Taste[], keys: readonly string[]) =>
  tastes.filter(({ key }) => keys.includes(key)).map(({ value }) => value)

/**
 * The part of a wish that preferences fill in. Nobody who never saved any has chosen the normal
 * pace: untouched preferences fill in nothing.
 */
export function preferredBy(preferences: Preferences): Preferred {
  const { interests = [], cuisines: tastes = [], pace = 'normal' } = preferences
  const found = {
    accessibility: preferences.accessibility ?? false,
    kidFriendly: preferences.kid_friendly ?? false,
    petFriendly: preferences.pet_friendly ?? false,
    natural: valuesOf(naturalLandscapes, interests),
    social: valuesOf(socialLandscapes, interests),
    interests: pastimes.filter(each => interests.includes(each)),
    cuisine: valuesOf(cuisines, tastes),
  }
  const saysSomething = pace !== 'normal' || Object.values(found).flat().some(Boolean)
  return { ...found, pace: saysSomething ? pace : '' }
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
const write = <Field extends PreferredField>(
  to: Preferred,
  field: Field,
  value: Preferred[Field],
) => {
  to[field] = (Array.isArray(value) ? [...value] : value) as Preferred[Field]
}

/** Fills in each field that is empty or still as `before` filled it; what was chosen stays. */
function fillIn(wish: WishDraft, wanted: Preferred, before?: Preferred) {
  const empty = emptyDraft()
  for (const field of preferredFields)
    if (isSame(wish[field], empty[field]) || isSame(wish[field], before?.[field]))
      write(wish, field, wanted[field])
}

const key = 'xingqu.wish.preferences'

function filledInBefore(stored: string | null): Preferred | undefined {
  try {
    return stored ? (JSON.parse(stored) as Preferred) : undefined
  } catch {
    return undefined
  }
}

/**
 * Fills in preferences that this browser's wish has not had yet: what the traveller took out of it
 * stays out until they save other preferences.
 */
export function fillInOnce(wish: WishDraft, wanted: Preferred) {
  const stored = localStorage.getItem(key)
  if (stored === JSON.stringify(wanted)) return
  fillIn(wish, wanted, filledInBefore(stored))
  localStorage.setItem(key, JSON.stringify(wanted))
}

/** One thing preferred, such as the cuisine 闽菜. */
export interface Preference {
  field: PreferredField
  value: string | boolean
}

/** All that is preferred, one by one. */
export function preferencesIn(wanted: Preferred): Preference[] {
  return preferredFields.flatMap(field =>
    [wanted[field]]
      .flat()
      .filter(value => value !== '' && value !== false)
      .map(value => ({ field, value })),
  )
}

export const isMet = (wish: WishDraft, { field, value }: Preference) =>
  [wish[field]].flat().includes(value as never)

/** Adds what is preferred to the wish, beside what is chosen already. */
export function use(wish: WishDraft, { field, value }: Preference) {
  const now = wish[field]
  if (!Array.isArray(now)) write(wish, field, value as Preferred[typeof field])
  else if (!now.includes(value as string)) write(wish, field, [...now, value as string])
}

export function leaveOut(wish: WishDraft, { field, value }: Preference) {
  const now = wish[field]
  if (Array.isArray(now))
    write(
      wish,
      field,
      now.filter(each => each !== value),
    )
  else if (now === value) write(wish, field, emptyDraft()[field])
}

/**
 * Whether there is something preferred that this wish has never been offered: it was written before
 * signing in.
 */
export const areUnheard = (wish: WishDraft, wanted: Preferred) =>
  localStorage.getItem(key) !== JSON.stringify(wanted) &&
  preferencesIn(wanted).some(each => !isMet(wish, each))
