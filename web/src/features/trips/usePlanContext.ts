// SPDX-License-Identifier: Apache-2.0
import { type MaybeRefOrGetter, onScopeDispose, shallowRef, toValue, watch } from 'vue'
import { findAreas, getArea, listPlaces } from '@/api/places'
import type { Area, PlaceSummary } from '@/api/types'

/** How many places of the catalogue are shown around a plan: the most the server gives at once. */
const contextPlaces = 100

/** What lies around a plan: places and names of districts. A map without them is less rich. */
export function usePlanContext(destination: MaybeRefOrGetter<string>) {
  const places = shallowRef<PlaceSummary[]>([])
  const districts = shallowRef<Area[]>([])
  let current: AbortController | undefined

  async function load(name: string) {
    current?.abort()
    const { signal } = (current = new AbortController())
    const found = await findAreas(name, 1, signal)
    const named = found.ok ? (found.value.match ?? found.value.areas[0]) : undefined
    if (!named) return
    const detail = await getArea(named.adcode, signal)
    if (!detail.ok) return
    const city = named.level === 'district' ? (detail.value.parent ?? named) : named
    const [near, around] = await Promise.all([
      listPlaces({ area: city.adcode, limit: contextPlaces }, signal),
      city === named ? detail : getArea(city.adcode, signal),
    ])
    if (signal.aborted) return
    places.value = near.ok ? near.value.places : []
    districts.value = around.ok ? around.value.children : []
  }

  watch(() => toValue(destination), load, { immediate: true })
  onScopeDispose(() => current?.abort())
  return { places, districts }
}
