// SPDX-License-Identifier: Apache-2.0
// Civil dates are strings such as "2026-10-25": they sort, compare and travel as they are, and no
// time zone can move them. Arithmetic goes through UTC, where every day has 24 hours.

export type CivilDate = string

const dayMs = 86_400_000

export function utc(date: CivilDate): Date {
  return new Date(`${date}T00:00:00Z`)
}

function civil(instant: Date): CivilDate {
  return instant.toISOString().slice(0, 10)
}

/** Today where the traveller's clock is. */
export function today(now = new Date()): CivilDate {
  return civil(new Date(now.getTime() - now.getTimezoneOffset() * 60_000))
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return civil(new Date(utc(date).getTime() + days * dayMs))
}

/** Both ends count: from a Friday to the Sunday after it are 3 days. */
export function dayCount(from: CivilDate, to: CivilDate): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / dayMs) + 1
}

/** The same day of another month, or that month's last day when it is shorter. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return civil(new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))))
}

/** Monday 1 … Sunday 7. */
export function weekday(date: CivilDate): number {
  return utc(date).getUTCDay() || 7
}

/** The weeks a month is shown in, Monday first; days of its neighbours are undefined. */
export function weeksOf(date: CivilDate): (CivilDate | undefined)[][] {
  const first = `${date.slice(0, 7)}-01`
  const days: (CivilDate | undefined)[] = Array.from({ length: weekday(first) - 1 })
  for (let day = first; day.startsWith(date.slice(0, 7)); day = addDays(day, 1)) days.push(day)
  while (days.length % 7) days.push(undefined)
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}

/** Whether the text names a day that exists. */
export function isCivilDate(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(utc(text).getTime()) &&
    civil(utc(text)) === text
  )
}
