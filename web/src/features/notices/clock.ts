// SPDX-License-Identifier: Apache-2.0

/** "07:05" of minutes after midnight. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Minutes after midnight of "07:05"; undefined for what a time field has while it is empty. */
export function minutesOf(clock: string): number | undefined {
  const found = /^(\d\d):(\d\d)/.exec(clock)
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined
}
