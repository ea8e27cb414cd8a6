// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import { cityCode } from './usePlanContext'

it('a district lies in its city, or in its municipality', () => {
  expect(cityCode('350102')).toBe('350100')
  expect(cityCode('350100')).toBe('350100')
  expect(cityCode('310101')).toBe('310000')
})
