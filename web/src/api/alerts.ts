// SPDX-License-Identifier: Apache-2.0
import { client } from '.'
import type { Changed } from './changes'
import type { TripSuggestion } from './together'
import type {
  AcceptAlertProposal,
  AlertEvent,
  AlertEventPage,
  AlertProposals,
  NewAlertEvent,
  PlaceReportGroups,
  ReportKind,
  SuggestAlertProposal,
  TripAlerts,
} from './types'

const eventPath = (id: string) => `/api/alerts/events/${encodeURIComponent(id)}`

export const listTripAlerts = (trip: string, signal?: AbortSignal) =>
  client.call<TripAlerts>(`/api/trips/${encodeURIComponent(trip)}/alerts`, { signal })

const tripAlertPath = (trip: string, event: string) =>
  `/api/trips/${encodeURIComponent(trip)}/alerts/${encodeURIComponent(event)}`

/** Ways round an event, each tried; nothing changes until one is taken. */
export const proposeRound = (trip: string, event: string, signal?: AbortSignal) =>
  client.call<AlertProposals>(`${tripAlertPath(trip, event)}/proposals`, { signal })
export const acceptProposal = (trip: string, event: string, taken: AcceptAlertProposal) =>
  client.call<Changed>(`${tripAlertPath(trip, event)}/accept`, { method: 'POST', body: taken })

/** For whoever may not take one: an editor sees it among the suggestions. */
export const suggestProposal = (trip: string, event: string, wanted: SuggestAlertProposal) =>
  client.call<TripSuggestion>(`${tripAlertPath(trip, event)}/suggest`, {
    method: 'POST',
    body: wanted,
  })

export const listAlertEvents = (cursor?: string, signal?: AbortSignal) =>
  client.call<AlertEventPage>('/api/alerts/events', { query: { limit: 20, cursor }, signal })
export const addAlertEvent = (event: NewAlertEvent) =>
  client.call<AlertEvent>('/api/alerts/events', { method: 'POST', body: event })
export const cancelAlertEvent = (id: string) =>
  client.call<AlertEvent>(`${eventPath(id)}/cancel`, { method: 'POST' })
export const confirmAlertEvent = (id: string) =>
  client.call<AlertEvent>(`${eventPath(id)}/confirm`, { method: 'POST' })
/** How many trips an event touches now. */
export const reachOfAlertEvent = (id: string, signal?: AbortSignal) =>
  client.call<{ trips: number }>(`${eventPath(id)}/reach`, { signal })

export const reportPlace = (key: string, kind: ReportKind, note = '') =>
  client.call<{ is_new: boolean }>(`/api/places/${encodeURIComponent(key)}/reports`, {
    method: 'POST',
    body: { kind, note },
  })
export const listPlaceReports = (signal?: AbortSignal) =>
  client.call<PlaceReportGroups>('/api/alerts/reports', { signal })
export const settlePlaceReports = (place: string, kind: ReportKind) =>
  client.call<void>('/api/alerts/reports/settle', { method: 'POST', body: { place, kind } })
