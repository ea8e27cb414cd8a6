// SPDX-License-Identifier: Apache-2.0
// Links by which a calendar program reads trips.
import { client } from '.'
import type { components } from './schema'

export type CalendarFeed = components['schemas']['CalendarFeed']

export const listCalendarFeeds = (signal?: AbortSignal) =>
  client.call<components['schemas']['CalendarFeedList']>('/api/calendar-feeds', { signal })
/** Of one trip, or of all of mine. */
export const makeCalendarFeed = (trip?: string) =>
  client.call<CalendarFeed>('/api/calendar-feeds', { method: 'POST', body: { trip } })
export const revokeCalendarFeed = (id: string) =>
  client.call<void>(`/api/calendar-feeds/${encodeURIComponent(id)}`, { method: 'DELETE' })
