// SPDX-License-Identifier: Apache-2.0
import { client } from '.'
import type { Weather } from './types'

/** The days from `from` (today unless told), and what is warned of there now. */
export const getWeather = (adcode: string, from?: string, days = 7, signal?: AbortSignal) =>
  client.call<Weather>('/api/weather', { query: { adcode, from, days }, signal, anonymous: true })
