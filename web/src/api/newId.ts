// SPDX-License-Identifier: Apache-2.0

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

let last = 0

/**
 * An id as the server makes them: 48 bits of the time and 80 of chance, in Crockford's base 32.
 * A later one is greater.
 */
export function newId(now = Date.now()): string {
  last = Math.max(now, last + 1)
  let time = ''
  for (let rest = last, at = 0; at < 10; at += 1, rest = Math.floor(rest / 32))
    time = digits[rest % 32] + time
  const random = crypto.getRandomValues(new Uint8Array(16))
  return time + [...random].map(byte => digits[byte % 32]).join('')
}
