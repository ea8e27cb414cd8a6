// SPDX-License-Identifier: Apache-2.0
import type { ImportReport, ImportedStop } from '@/api/imports'

export interface ReportDay {
  date: string
  visits: ImportedStop[]
  night?: ImportedStop
}

/** What of a file is taken, day by day in the order of its hours. */
export function daysOf(report: ImportReport): ReportDay[] {
  const days = new Map<string, ReportDay>()
  for (const stop of report.stops) {
    if (stop.fate === 'left' || !stop.date) continue
    const day = days.get(stop.date) ?? { date: stop.date, visits: [] }
    days.set(stop.date, day)
    if (stop.fate === 'night') day.night = stop
    else day.visits.push(stop)
  }
  for (const day of days.values())
    day.visits.sort((a, b) => minutesOf(a.start) - minutesOf(b.start))
  return [...days.values()].sort((a, b) => a.date.localeCompare(b.date))
}

/** What is not taken: stops with their numbers, and what is none. */
export const leftOf = (report: ImportReport) => report.stops.filter(stop => stop.fate === 'left')

/** Hours after midnight count on: 24:30. */
function minutesOf(clock = '00:00') {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
