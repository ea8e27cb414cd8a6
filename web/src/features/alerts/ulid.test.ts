// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import { ulid } from './ulid'

it('an id has 26 characters, and later ones sort behind', () => {
  const random = new Uint8Array(16).fill(255)
  const earlier = ulid(1_729_000_000_000, random)
  expect(earlier).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
  expect(ulid(1_729_000_000_001, new Uint8Array(16)) > earlier).toBe(true)
})

it('an id tells its time', () => {
  expect(ulid(1_469_918_176_385, new Uint8Array(16)).slice(0, 10)).toBe('01ARYZ6S41')
})
