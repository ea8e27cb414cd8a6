// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@/api/changes'
import type { PlanDay } from '@/api/types'

/** One place up or down, over the border of a day as well; nothing where the trip ends. */
export function stepOf(days: readonly PlanDay[], item: string, by: 1 | -1): Command | undefined {
  const at = days.findIndex(day => day.visits.some(visit => visit.id === item))
  const day = days[at]
  if (!day) return undefined
  const place = day.visits.findIndex(visit => visit.id === item)
  const beside = place + by
  if (beside >= 0 && beside < day.visits.length) {
    const before = day.visits[by < 0 ? beside : beside + 1]?.id ?? undefined
    return { type: 'move', item, day: day.date, ...(before && { before }) }
  }
  const next = days[at + by]
  if (!next) return undefined
  const first = by > 0 ? (next.visits[0]?.id ?? undefined) : undefined
  return { type: 'move', item, day: next.date, ...(first && { before: first }) }
}
