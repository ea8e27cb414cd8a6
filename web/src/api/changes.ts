// SPDX-License-Identifier: Apache-2.0
import { client } from '.'
import type { Localised, MoneyRange, PlaceRef, TierPlan } from './types'

/** Which fields a type takes is the server's to say. Days are named by their dates. */
export interface Command {
  type: string
  item?: string
  before?: string
  with?: string
  day?: string
  night?: string
  start_date?: string
  end_date?: string
  bookings?: 'keep' | 'shift' | 'shrink'
  place?: string
  start?: string
  minutes?: number
  is_pinned?: boolean
  is_paid?: boolean
  party?: { adults: number; child_ages: number[]; seniors: number }
  budget?: number
  pace?: string
  note?: string
}

export interface Fix {
  command: Command
  text: Localised
}

/** A rule that an edited trip does not keep. */
export interface PlanProblem {
  check: string
  text: Localised
  day?: string | null
  item?: string | null
  fixes: Fix[]
}

interface NamedPlace {
  key: string
  name: Localised
}

export interface VisitDifference {
  place: NamedPlace
  item?: string | null
  day_before?: string | null
  start_before?: string | null
  day_after?: string | null
  start_after?: string | null
}

export interface Difference {
  added: VisitDifference[]
  removed: VisitDifference[]
  moved: VisitDifference[]
  retimed: VisitDifference[]
  nights: { night: string; before?: NamedPlace | null; after?: NamedPlace | null }[]
  total: MoneyRange
  metres: number
  minutes: number
  conflicts: number
}

/** What a change leads to. Of a preview nothing is stored. */
export interface Changed {
  version: number
  plan: TierPlan
  difference: Difference
  problems: PlanProblem[]
}

export interface Alternative {
  place: PlaceRef
  command: Command
  total: MoneyRange
  minutes: number
  score: number
  why: Localised
}

/** One field that two people changed differently; the values are whatever JSON the field takes. */
export interface Conflict {
  item?: string | null
  day?: string | null
  field: string
  mine: unknown
  theirs: unknown
}

export interface ChangeRequest {
  base_version: number
  change_id: string
  commands: readonly Command[]
  is_preview?: boolean
  keep_violations?: boolean
}

const path = (trip: string, rest: string) => `/api/trips/${encodeURIComponent(trip)}/${rest}`
const post = <T>(trip: string, rest: string, body: unknown, signal?: AbortSignal) =>
  client.call<T>(path(trip, rest), { method: 'POST', body, signal })

export const postChange = (trip: string, change: ChangeRequest, signal?: AbortSignal) =>
  post<Changed>(trip, 'changes', change, signal)
export const undoChange = (trip: string, change_id: string) =>
  post<Changed>(trip, 'undo', { change_id })
export const redoChange = (trip: string, change_id: string) =>
  post<Changed>(trip, 'redo', { change_id })
export const listAlternatives = (trip: string, item: string, signal?: AbortSignal) =>
  client.call<{ alternatives: Alternative[] }>(
    path(trip, `items/${encodeURIComponent(item)}/alternatives`),
    { signal },
  )
export const readChangeWords = (
  trip: string,
  text: string,
  base_version: number,
  signal?: AbortSignal,
) =>
  post<{ commands: Command[]; understood: Localised[]; preview: Changed }>(
    trip,
    'words',
    { text, base_version },
    signal,
  )
