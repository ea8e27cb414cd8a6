// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { base64url } from './imports'

test('bytes of any file become letters that need no escaping', () => {
  expect(base64url(new Uint8Array([0xfb, 0xff, 0xfe]))).toBe('-__-')
  expect(base64url(new TextEncoder().encode('a'))).toBe('YQ')
})

test('a file larger than a call has arguments is written whole', () => {
  const bytes = new Uint8Array(200_000).fill(65)
  expect(atob(base64url(bytes) + '=').length).toBe(200_000)
})
