// SPDX-License-Identifier: Apache-2.0
import { client } from '.'
import type { components } from './schema'

type Schemas = components['schemas']

export type Command = Schemas['TripCommand']
export type Fix = Schemas['Fix']
/** A rule that an edited trip does not keep. */
export type PlanProblem = Schemas['ProblemAnswer']
export type VisitDifference = Schemas['VisitDifference']
export type Difference = Schemas['TripDifference']
/** What a change leads to. Of a preview nothing is stored. */
export type Changed = Schemas['ChangedAnswer']
export type Alternative = Schemas['VisitAlternative']
/** One field that two people changed differently; the values are whatever JSON the field takes. */
export type Conflict = Schemas['MergeConflict']

export interface ChangeRequest {
  /** None: the trip itself. */
  branch?: string
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
export const undoChange = (trip: string, change_id: string, branch?: string) =>
  post<Changed>(trip, 'undo', { change_id, branch })
export const redoChange = (trip: string, change_id: string, branch?: string) =>
  post<Changed>(trip, 'redo', { change_id, branch })
export const listAlternatives = (
  trip: string,
  item: string,
  branch?: string,
  signal?: AbortSignal,
) =>
  client.call<{ alternatives: Alternative[] }>(
    path(trip, `items/${encodeURIComponent(item)}/alternatives`),
    { query: { branch }, signal },
  )
export const readChangeWords = (
  trip: string,
  text: string,
  base_version: number,
  branch?: string,
) => post<Schemas['WordsAnswer']>(trip, 'words', { text, base_version, branch })
