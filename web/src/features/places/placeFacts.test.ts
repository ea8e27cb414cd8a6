// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import type { CataloguePlace } from '@/api/types'
import { factsOf } from './placeFacts'

it('shows what is known about a place and leaves out what is not', () => {
  const place = { opening_hours: '24/7', price_adult: 0, step_free: 'unknown', verified: false, booking: '', stars: null }
  expect(factsOf(place as unknown as CataloguePlace)).toEqual([
    { name: 'opening_hours', value: '24/7' }, { name: 'price_adult', value: '0' },
    { name: 'step_free', value: 'unknown' }, { name: 'verified', value: 'no' },
  ])
})
