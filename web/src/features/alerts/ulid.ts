// SPDX-License-Identifier: Apache-2.0

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** An id as the server makes them: 48 bits of time, 80 of chance, in Crockford's base 32. */
export function ulid(now: number, random: Uint8Array): string {
  let time = ''
  for (let rest = now, i = 0; i < 10; i += 1, rest = Math.floor(rest / 32))
    time = digits[rest % 32] + time
  return time + Array.from(random.slice(0, 16), byte => digits[byte % 32]).join('')
}
