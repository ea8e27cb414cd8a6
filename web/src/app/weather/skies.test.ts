// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import { degrees, iconOf } from './skies'

it('degrees are whole, one figure where only one is known, nothing where none is', () => {
  expect(degrees(11.6, 19.2)).toBe('12–19 °C')
  expect(degrees(undefined, -0.4)).toBe('0 °C')
  expect(degrees(11.8, 12.3)).toBe('12 °C')
  expect(degrees(null, null)).toBe('')
})

it('an unknown sky has no picture of weather', () => {
  expect(iconOf(undefined)).toBe('calendar')
  expect(iconOf('thunderstorm')).toBe('storm')
})
