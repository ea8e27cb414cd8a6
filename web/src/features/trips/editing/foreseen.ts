// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@/api/changes'
import type { PlanDay, TierPlan, Visit } from '@/api/types'

// What a change will look like, as far as it can be known without the server: what is where. Times,
// ways and prices of a day that was touched are the server's to say; its ways are left out until
// it does.

type Days = readonly PlanDay[]

const holds = (day: PlanDay, item: string) => day.visits.some(visit => visit.id === item)

const touched = (day: PlanDay, visits: Visit[]): PlanDay => ({ ...day, visits, legs: [] })

const without = (days: Days, item: string): PlanDay[] =>
  days.map(day =>
    holds(day, item)
      ? touched(
          day,
          day.visits.filter(visit => visit.id !== item),
        )
      : day,
  )

function put(days: Days, visit: Visit, date: string, before?: string): PlanDay[] {
  return days.map(day => {
    if (day.date !== date) return day
    const at = day.visits.findIndex(each => each.id === before)
    return touched(day, day.visits.toSpliced(at < 0 ? day.visits.length : at, 0, visit))
  })
}

const find = (days: Days, item: string) =>
  days.flatMap(day => day.visits).find(visit => visit.id === item)

function altered(plan: TierPlan, item: string, change: Partial<Visit>): TierPlan {
  const days = plan.days.map(day => ({
    ...day,
    visits: day.visits.map(visit => (visit.id === item ? { ...visit, ...change } : visit)),
  }))
  return { ...plan, days }
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
export const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
export const lengthOf = (visit: Visit) => minutesOf(visit.end) - minutesOf(visit.start)

function toTray(plan: TierPlan, item: string): TierPlan {
  const visit = find(plan.days, item)
  if (!visit) return plan
  const waiting = { id: item, place: visit.place, minutes: lengthOf(visit), is_paid: false }
  return { ...plan, days: without(plan.days, item), tray: [...(plan.tray ?? []), waiting] }
}

/** What waits in the tray, as it will stand in a day; the server says when. */
function fromTray(plan: TierPlan, item: string): Visit | undefined {
  const waiting = plan.tray?.find(each => each.id === item)
  if (!waiting) return undefined
  const { place, minutes, is_paid } = waiting
  return {
    id: item,
    place,
    is_paid,
    role: 'sight',
    meal: 'none',
    start: '00:00',
    end: clock(minutes),
    hours: { text: '', known: false },
    price: { low_minor: 0, high_minor: 0, known: false, unit_text: { zh: '', en: '' } },
    why: { zh: '', en: '' },
    note: { zh: '', en: '' },
  } as Visit
}

function move(plan: TierPlan, { item = '', day = '', before }: Command): TierPlan {
  const visit = find(plan.days, item) ?? fromTray(plan, item)
  if (!visit || before === item) return plan
  return {
    ...plan,
    days: put(without(plan.days, item), visit, day, before),
    tray: plan.tray?.filter(each => each.id !== item),
  }
}

function swap(plan: TierPlan, { item = '', with: other = '' }: Command): TierPlan {
  const [one, two] = [find(plan.days, item), find(plan.days, other)]
  if (!one || !two) return plan
  const swapped = (visit: Visit) => (visit.id === item ? two : visit.id === other ? one : visit)
  const days = plan.days.map(day =>
    holds(day, item) || holds(day, other) ? touched(day, day.visits.map(swapped)) : day,
  )
  return { ...plan, days }
}

function resize(plan: TierPlan, { item = '', minutes = 0 }: Command): TierPlan {
  const visit = find(plan.days, item)
  return visit ? altered(plan, item, { end: clock(minutesOf(visit.start) + minutes) }) : plan
}

function startAt(plan: TierPlan, { item = '', start = '' }: Command): TierPlan {
  const visit = find(plan.days, item)
  if (!visit) return plan
  return altered(plan, item, { start, end: clock(minutesOf(start) + lengthOf(visit)) })
}

const foreseeable: Record<string, (plan: TierPlan, command: Command) => TierPlan> = {
  move,
  swap,
  resize,
  start_at: startAt,
  to_tray: (plan, { item = '' }) => toTray(plan, item),
  remove: (plan, { item = '' }) => ({
    ...plan,
    days: without(plan.days, item),
    tray: plan.tray?.filter(each => each.id !== item),
  }),
  pin: (plan, { item = '', is_pinned }) => altered(plan, item, { is_pinned }),
  pay: (plan, { item = '', is_paid }) => altered(plan, item, { is_paid }),
  set_note: (plan, { item = '', note }) => altered(plan, item, { own_note: note || undefined }),
}

/** Whether a change shows at once and can wait for the network; the others need the server. */
export const isForeseeable = (command: Command) => command.type in foreseeable

/** The plan as it will be, as far as can be foreseen. A change of what is gone changes nothing. */
export function foreseen(plan: TierPlan, commands: readonly Command[]): TierPlan {
  return commands.reduce((now, each) => foreseeable[each.type]?.(now, each) ?? now, plan)
}
