// SPDX-License-Identifier: Apache-2.0
// What travellers say of places and plans.
import { client } from '.'
import type { components } from './schema'

type Schemas = components['schemas']
export type PlaceFeedback = Schemas['PlaceFeedback']
export type PlaceRemark = Schemas['PlaceRemark']
export type PlanRemark = Schemas['PlanRemark']
export type MyPlaceOpinion = Schemas['MyPlaceOpinion']
export type MyTripOpinions = Schemas['MyTripOpinions']
export type MyOfferOpinion = Schemas['MyOfferOpinion']
export type OpinionFault = Schemas['OpinionFault']
export type OpinionState = Schemas['OpinionState']
export type OpinionSubject = Schemas['OpinionSubject']
export type DeskOpinion = Schemas['DeskOpinion']
export type CommentGiven = Schemas['CommentGiven']
export type CommentTaken = Schemas['CommentTaken']
export type CommentKind = Schemas['CommentKind']
export type CommentState = Schemas['CommentState']
export type DeskComment = Schemas['DeskComment']
export type DeskComments = Schemas['DeskComments']
export type DeskOpinions = Schemas['DeskOpinions']

/** One's own opinion as it is given: stars, what is said often, words. */
export interface Said<Remark extends string> {
  stars: number
  remarks: Remark[]
  text: string
}

export const placeRemarks: readonly PlaceRemark[] = [
  'worth_it',
  'overpriced',
  'crowded',
  'quiet',
  'long_queue',
  'good_with_children',
  'good_with_elders',
  'hard_to_reach',
  'not_as_described',
]
export const planRemarks: readonly PlanRemark[] = [
  'well_paced',
  'too_full',
  'too_empty',
  'good_ways',
  'bad_ways',
  'good_food',
  'bad_food',
  'good_value',
  'over_budget',
]
export const faults: readonly OpinionFault[] = [
  'abuse',
  'advertising',
  'personal_data',
  'off_topic',
  'untrue',
]

const encoded = encodeURIComponent
const ofPlace = (key: string) => `/api/places/${encoded(key)}/feedback`
const ofTrip = (trip: string) => `/api/trips/${encoded(trip)}/feedback`
const ofOffer = (recommendation: string, tier: string) =>
  `/api/recommendations/${encoded(recommendation)}/feedback/${encoded(tier)}`
const ofOpinion = (id: string) => `/api/feedback/${encoded(id)}`

export const readPlaceFeedback = (key: string, signal?: AbortSignal) =>
  client.call<PlaceFeedback>(ofPlace(key), { signal })
export const readMyPlaceOpinion = (key: string, signal?: AbortSignal) =>
  client.call<MyPlaceOpinion>(`${ofPlace(key)}/mine`, { signal })
export const ratePlace = (key: string, body: Said<PlaceRemark>) =>
  client.call<MyPlaceOpinion>(`${ofPlace(key)}/mine`, { method: 'PUT', body })
export const takeBackPlace = (key: string) =>
  client.call<void>(`${ofPlace(key)}/mine`, { method: 'DELETE' })

export const readTripOpinions = (trip: string, signal?: AbortSignal) =>
  client.call<MyTripOpinions>(ofTrip(trip), { signal })
export const rateTrip = (trip: string, body: Said<PlanRemark>) =>
  client.call<MyTripOpinions>(ofTrip(trip), { method: 'PUT', body })
export const takeBackTrip = (trip: string) => client.call<void>(ofTrip(trip), { method: 'DELETE' })

export const readOfferOpinion = (recommendation: string, tier: string, signal?: AbortSignal) =>
  client.call<MyOfferOpinion>(ofOffer(recommendation, tier), { signal })
export const rateOffer = (recommendation: string, tier: string, body: Said<PlanRemark>) =>
  client.call<MyOfferOpinion>(ofOffer(recommendation, tier), { method: 'PUT', body })
export const takeBackOffer = (recommendation: string, tier: string) =>
  client.call<void>(ofOffer(recommendation, tier), { method: 'DELETE' })

export const reportOpinion = (id: string, fault: OpinionFault) =>
  client.call<void>(`${ofOpinion(id)}/reports`, { method: 'POST', body: { fault } })
export const listOpinions = (
  { subject, state, skip }: { subject?: OpinionSubject; state: OpinionState; skip: number },
  signal?: AbortSignal,
) =>
  client.call<DeskOpinions>('/api/feedback', {
    query: { state, skip, ...(subject && { subject }) },
    signal,
  })
export const hideOpinion = (id: string, fault: OpinionFault) =>
  client.call<DeskOpinion>(`${ofOpinion(id)}/hiding`, { method: 'PUT', body: { fault } })
export const showOpinion = (id: string) =>
  client.call<DeskOpinion>(`${ofOpinion(id)}/hiding`, { method: 'DELETE' })

export const commentKinds: readonly CommentKind[] = ['idea', 'fault', 'praise', 'other']
const ofComment = (id: string) => `/api/comments/${encoded(id)}`

/** Says something of the product; sent again under the same id it is the same comment. */
export const giveComment = (id: string, body: CommentGiven) =>
  client.call<CommentTaken>(ofComment(id), { method: 'PUT', body })
export const listComments = (
  { kind, state, skip }: { kind?: CommentKind; state?: CommentState; skip: number },
  signal?: AbortSignal,
) =>
  client.call<DeskComments>('/api/comments', {
    query: { skip, ...(kind && { kind }), ...(state && { state }) },
    signal,
  })
export const moveComment = (id: string, state: CommentState) =>
  client.call<DeskComment>(ofComment(id), { method: 'PATCH', body: { state } })
/** Which program answers here. */
export const readVersion = (signal?: AbortSignal) =>
  client.call<Schemas['VersionAnswer']>('/api/version', { signal })
