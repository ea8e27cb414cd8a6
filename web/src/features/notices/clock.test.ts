// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import { clockOf, minutesOf } from './clock'

it('times of day are minutes after midnight', () => {
  expect(clockOf(7 * 60 + 5)).toBe('07:05')
  expect(minutesOf('22:30')).toBe(1350)
  expect(minutesOf('00:00:00')).toBe(0)
  expect(minutesOf('')).toBeUndefined()
})
