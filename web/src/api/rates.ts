// SPDX-License-Identifier: Apache-2.0
// What currencies were worth, by a central bank's reference rates.
import { client } from '.'
import type { components } from './schema'

export type RateAnswer = components['schemas']['RateAnswer']
export type ReferenceRate = components['schemas']['ReferenceRate']

export const getRate = (from: string, to: string, date: string, signal?: AbortSignal) =>
  client.call<RateAnswer>('/api/rates', { query: { from, to, date }, signal })
