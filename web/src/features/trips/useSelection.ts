// SPDX-License-Identifier: Apache-2.0
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

const parts = ['timeline', 'costs', 'certificate', 'why'] as const
export type PlanPart = (typeof parts)[number]
export type PlanSide = 'list' | 'map'
/** One visit of a plan; both numbers start at 1. The address says `visit=2.3`. */
export interface VisitAt {
  day: number
  visit: number
}

const positive = (text: unknown) => {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 ? number : undefined
}

/** What is selected in a plan. It lives in the address: it can be sent and reloaded. */
export function useSelection() {
  const route = useRoute()
  const router = useRouter()

  const change = (query: Record<string, string | number | undefined>) =>
    void router.replace({ query: { ...route.query, ...query } })

  const day = computed(() => positive(route.query.day))
  const selected = computed<VisitAt | undefined>(() => {
    const [ofDay, visit] = String(route.query.visit ?? '')
      .split('.')
      .map(positive)
    return ofDay && visit ? { day: ofDay, visit } : undefined
  })
  const part = computed<PlanPart>({
    get: () => parts.find(each => each === route.query.part) ?? 'timeline',
    set: value => change({ part: value === 'timeline' ? undefined : value }),
  })
  const side = computed<PlanSide>({
    get: () => (route.query.view === 'map' ? 'map' : 'list'),
    set: value => change({ view: value === 'map' ? 'map' : undefined }),
  })

  return {
    day,
    selected,
    part,
    side,
    /** Shows one day only, or all of them. */
    selectDay: (next: number | undefined) => change({ day: next, visit: undefined }),
    /** Selects a visit; selecting it again lets it go. */
    select: (next: VisitAt) => {
      const isSame = selected.value?.day === next.day && selected.value.visit === next.visit
      change({ visit: isSame ? undefined : `${next.day}.${next.visit}` })
    },
    /** Leads to a visit on the timeline, from wherever in the plan one is. */
    show: (next: VisitAt) =>
      change({
        part: undefined,
        view: undefined,
        day: undefined,
        visit: `${next.day}.${next.visit}`,
      }),
  }
}
