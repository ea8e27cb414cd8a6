// SPDX-License-Identifier: Apache-2.0
import { client } from '.'
import type { Area, CataloguePlace, PlacePage } from './types'

export const findAreas = (query: string, limit = 12, signal?: AbortSignal) =>
  client.call<{ areas: Area[] }>('/api/areas', { query: { query, limit }, signal, anonymous: true })

export interface PlaceFilter { area?: string, kind?: string, query?: string, limit?: number, offset?: number }

export const listPlaces = (filter: PlaceFilter, signal?: AbortSignal) =>
  client.call<PlacePage>('/api/places', { query: { ...filter }, signal, anonymous: true })
export const getPlace = (key: string, signal?: AbortSignal) =>
  client.call<CataloguePlace>(`/api/places/${encodeURIComponent(key)}`, { signal, anonymous: true })
