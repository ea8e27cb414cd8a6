// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import { bytesOf, deviceOf } from './usePush'

it('a key is read whichever of its letters base64url changes', () => {
  expect([...bytesOf('-_8A')]).toEqual([0xfb, 0xff, 0x00])
})

it.each([
  ['Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36', 'Chrome · Android'],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0', 'Edge · Windows'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X) Version/17 Safari/605.1', 'Safari · Mac'],
  ['curl', 'Browser'],
])('a browser is called what its owner calls it: %s', (agent, name) => {
  expect(deviceOf(agent)).toBe(name)
})
