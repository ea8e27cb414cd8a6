// SPDX-License-Identifier: Apache-2.0
import { type MaybeRefOrGetter, shallowRef, toValue, watch } from 'vue'
import { type Answer, granted } from '@/api/answer'
import { findAreas, getArea, listPlaces } from '@/api/places'
import type { Area, PlaceSummary } from '@/api/types'
import { useAnswer } from '@/app/useAnswer'

/** How many places of the catalogue are shown around a plan: the most the server gives at once. */
const contextPlaces = 100

interface PlanContext {
  places: PlaceSummary[]
  districts: Area[]
}

/** What lies around a destination: places and names of districts. */
export async function loadPlanContext(
  destination: string,
  signal?: AbortSignal,
): Promise<Answer<PlanContext>> {
  const found = await findAreas(destination, 1, signal)
  if (!found.ok) return found
  const named = found.value.match ?? found.value.areas[0]
  if (!named) return granted({ places: [], districts: [] })
  const detail = await getArea(named.adcode, signal)
  if (!detail.ok) return detail
  const city = named.level === 'district' ? (detail.value.parent ?? named) : named
  const [near, around] = await Promise.all([
    listPlaces({ area: city.adcode, limit: contextPlaces }, signal),
    city === named ? detail : getArea(city.adcode, signal),
  ])
  if (!near.ok) return near
  return granted({
    places: near.value.places,
    districts: around.ok ? around.value.children : [],
  })
}

/** What lies around a plan. A map without it is less rich. */
export function usePlanContext(destination: MaybeRefOrGetter<string>) {
  const places = shallowRef<PlaceSummary[]>([])
  const districts = shallowRef<Area[]>([])
  const { load } = useAnswer((signal, name: string) => loadPlanContext(name, signal))

  async function show(name: string) {
    const answer = await load(name)
    if (!answer?.ok) return
    places.value = answer.value.places
    districts.value = answer.value.districts
  }

  watch(() => toValue(destination), show, { immediate: true })
  return { places, districts }
}
