// SPDX-License-Identifier: Apache-2.0
import { client } from '.'
import type { DrawnLegs, LegToDraw } from './types'

/** The ways of some legs, each along what it takes; at most forty at once. */
export const drawLegs = (legs: readonly LegToDraw[], signal?: AbortSignal) =>
  client.call<DrawnLegs>('/api/travel/routes', {
    method: 'POST',
    body: { legs },
    signal,
    anonymous: true,
    reads: true,
  })
