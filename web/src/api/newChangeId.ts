// SPDX-License-Identifier: Apache-2.0

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

let last = 0

/** A ULID: 48 bits of the time and 80 random ones, in Crockford's base 32. A later one is greater. */
export function newChangeId(now = Date.now()): string {
  last = Math.max(now, last + 1)
  let time = ''
  for (let rest = last, at = 0; at < 10; at += 1, rest = Math.floor(rest / 32))
    time = alphabet[rest % 32] + time
  const random = crypto.getRandomValues(new Uint8Array(16))
  return time + [...random].map(byte => alphabet[byte % 32]).join('')
}
