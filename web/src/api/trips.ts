// SPDX-License-Identifier: Apache-2.0
import { client } from '.'
import type {
  Introduction,
  Recommendation,
  Stage,
  Tier,
  Trip,
  TripPage,
  TripSummary,
  Wishes,
} from './types'

export const recommend = (wishes: Wishes, onStage: (stage: Stage) => void, signal: AbortSignal) =>
  client.follow<Recommendation>(
    '/api/recommendations',
    { method: 'POST', body: wishes, signal },
    onStage,
  )
export const getRecommendation = (id: string, signal?: AbortSignal) =>
  client.call<Recommendation>(`/api/recommendations/${encodeURIComponent(id)}`, { signal })

export const introduceTier = (id: string, tier: string, signal?: AbortSignal) =>
  client.call<Introduction>(
    `/api/recommendations/${encodeURIComponent(id)}/introductions/${encodeURIComponent(tier)}`,
    { signal },
  )

const tripPath = (id: string) => `/api/trips/${encodeURIComponent(id)}`

export const saveTrip = (recommendation_id: string, tier: Tier, name?: string) =>
  client.call<Trip>('/api/trips', { method: 'POST', body: { recommendation_id, tier, name } })
export const listTrips = (cursor?: string, signal?: AbortSignal) =>
  client.call<TripPage>('/api/trips', { query: { limit: 20, cursor }, signal })
export const getTrip = (id: string, signal?: AbortSignal, branch?: string) =>
  client.call<Trip>(tripPath(id), { query: { branch }, signal })
export const introduceTrip = (id: string, signal?: AbortSignal) =>
  client.call<Introduction>(`${tripPath(id)}/introduction`, { signal })
export const renameTrip = (id: string, name: string) =>
  client.call<TripSummary>(tripPath(id), { method: 'PATCH', body: { name } })
export const deleteTrip = (id: string) => client.call<void>(tripPath(id), { method: 'DELETE' })

/** How a trip can be taken along; each is the ending of a file's name. */
export const exportFormats = ['pdf', 'ics', 'gpx', 'kml', 'geojson', 'jsonld', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]
export const exportTrip = (id: string, format: ExportFormat) =>
  client.file(`${tripPath(id)}/trip.${format}`)
