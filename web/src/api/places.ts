// SPDX-License-Identifier: Apache-2.0
import { client } from '.'
import type { AreaDetail, AreaList, PlaceDetail, PlaceList } from './types'

/** Areas whose names fit the text; without one, the cities that have places. */
export const findAreas = (query: string, limit = 12, signal?: AbortSignal) =>
  client.call<AreaList>('/api/areas', { query: { query, limit }, signal, anonymous: true })
export const getArea = (adcode: string, signal?: AbortSignal) =>
  client.call<AreaDetail>(`/api/areas/${encodeURIComponent(adcode)}`, { signal, anonymous: true })

export interface PlaceFilter {
  area?: string
  kind?: string
  query?: string
  /** Latitude and longitude: then the nearest come first, with how far they are. */
  near?: string
  radius_m?: number
  limit?: number
  offset?: number
}

export const listPlaces = (filter: PlaceFilter, signal?: AbortSignal) =>
  client.call<PlaceList>('/api/places', { query: { ...filter }, signal, anonymous: true })
export const getPlace = (key: string, signal?: AbortSignal) =>
  client.call<PlaceDetail>(`/api/places/${encodeURIComponent(key)}`, { signal, anonymous: true })
