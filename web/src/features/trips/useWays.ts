// SPDX-License-Identifier: Apache-2.0
import { type MaybeRefOrGetter, onScopeDispose, shallowRef, toValue, watch } from 'vue'
import { drawLegs } from '@/api/travel'
import type { LegToDraw, PlanDay } from '@/api/types'
import { goesSomewhere, keyOf, type KnownWays, legsOf } from './dayWays'

/** How many the server draws at once. */
const mostLegs = 40

/** What to ask for of a day, where some ways are known already. */
export function missingLegs(day: PlanDay, known: Pick<KnownWays, 'has'>): LegToDraw[] {
  const legs = legsOf(day).filter(leg => goesSomewhere(leg) && !known.has(keyOf(leg)))
  return [...new Map(legs.map(leg => [keyOf(leg), leg])).values()].slice(0, mostLegs)
}

/**
 * The ways of the days that are looked at: a request for a day, one after the other, and none twice.
 * Those that do not come stay straight lines, and are asked for when the days are looked at again.
 */
export function useWays(shown: MaybeRefOrGetter<readonly PlanDay[]>, draw = drawLegs) {
  const ways = shallowRef<KnownWays>(new Map())
  const attribution = shallowRef<string>()
  let current: AbortController | undefined

  async function load(days: readonly PlanDay[]) {
    current?.abort()
    const { signal } = (current = new AbortController())
    for (const day of days) {
      const legs = missingLegs(day, ways.value)
      if (!legs.length) continue
      const answer = await draw(legs, signal)
      if (signal.aborted || !answer.ok) return
      attribution.value ??= answer.value.attribution
      const lines = answer.value.legs.map(leg => leg.coordinates)
      ways.value = new Map([
        ...ways.value,
        ...legs.map((leg, at) => [keyOf(leg), lines[at] ?? []] as const),
      ])
    }
  }

  watch(() => toValue(shown), load, { immediate: true })
  onScopeDispose(() => current?.abort())
  return { ways, attribution }
}
