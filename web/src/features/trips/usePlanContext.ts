// SPDX-License-Identifier: Apache-2.0
import { type MaybeRefOrGetter, onScopeDispose, shallowRef, toValue, watch } from 'vue'
import { findAreas, listPlaces } from '@/api/places'
import type { Area, CataloguePlace, TierPlan } from '@/api/types'

/** How many places of the catalogue are shown around the plan. */
const contextPlaces = 200

/** Beijing, Tianjin, Shanghai and Chongqing: province and city in one. */
const municipalities = ['11', '12', '31', '50']

/** The city (or municipality) a division code lies in: 350102 → 350100, 310101 → 310000. */
export function cityCode(adcode: string): string {
  return municipalities.includes(adcode.slice(0, 2)) ? `${adcode.slice(0, 2)}0000` : `${adcode.slice(0, 4)}00`
}

/** What lies around a plan: other places and the names of districts. A map without them is only less rich. */
export function usePlanContext(plan: MaybeRefOrGetter<TierPlan>) {
  const places = shallowRef<CataloguePlace[]>([])
  const districts = shallowRef<Area[]>([])
  let current: AbortController | undefined

  async function load(destination: string) {
    current?.abort()
    const { signal } = current = new AbortController()
    const found = await findAreas(destination, 1, signal)
    const area = found.ok ? found.value.areas[0] : undefined
    if (!area || signal.aborted) return
    const code = cityCode(area.adcode)
    const [near, around] = await Promise.all([
      listPlaces({ area: code, limit: contextPlaces }, signal),
      findAreas(cityName(area), 50, signal),
    ])
    if (signal.aborted) return
    places.value = near.ok ? near.value.places : []
    districts.value = around.ok
      ? around.value.areas.filter(each => each.level === 'district' && cityCode(each.adcode) === code) : []
  }

  watch(() => toValue(plan).destination, load, { immediate: true })
  onScopeDispose(() => current?.abort())
  return { places, districts }
}

/** "福建省福州市鼓楼区" without its district: what finds all districts of the city. */
function cityName(area: Area): string {
  return area.level === 'district' ? area.full_name.slice(0, -area.name.length) || area.full_name : area.full_name
}
