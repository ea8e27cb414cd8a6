// SPDX-License-Identifier: Apache-2.0
import { client } from '.'
import type { LatLon, SpotList } from './types'

/** What is at a position, and the district it lies in. */
export const nameOf = ({ lat, lon }: LatLon, signal?: AbortSignal) =>
  client.call<SpotList>('/api/geo/reverse', { query: { lat, lon }, signal, anonymous: true })
/** Where something of that name is, as far as it is typed. */
export const findSpots = (query: string, signal?: AbortSignal) =>
  client.call<SpotList>('/api/geo/search', {
    query: { query, limit: 8, as_typed: 'true' },
    signal,
    anonymous: true,
  })
