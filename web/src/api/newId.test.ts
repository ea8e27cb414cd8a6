// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import { newId } from './newId'

it('an id tells its time', () => {
  expect(newId(1_469_918_176_385).slice(0, 10)).toBe('01ARYZ6S41')
})

it('an id has 26 characters, and later ones sort behind', () => {
  const earlier = newId(1_729_000_000_000)
  expect(earlier).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
  expect(newId(1_729_000_000_001) > earlier).toBe(true)
})

it('ids of one millisecond sort as they were made', () => {
  const ids = Array.from({ length: 50 }, () => newId(1_729_843_200_000))
  expect(ids.toSorted()).toEqual(ids)
})
