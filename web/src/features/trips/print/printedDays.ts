// SPDX-License-Identifier: Apache-2.0
import type { Leg, PlanDay, TierPlan, Visit } from '@/api/types'

export interface PrintedVisit {
  /** In the whole trip, as on the map and in the PDF. */
  number: number
  visit: Visit
  /** The way to it, if it takes any time. */
  leg?: Leg
}

/** The days of a plan in its order, each visit with its number and the way to it. */
export function printedDays({ days }: Pick<TierPlan, 'days'>) {
  let count = 0
  return days.map((day: PlanDay, at) => ({
    day,
    number: at + 1,
    visits: day.visits.map((visit, i): PrintedVisit => {
      const leg = day.legs[i]
      return { number: ++count, visit, leg: leg?.minutes ? leg : undefined }
    }),
  }))
}
