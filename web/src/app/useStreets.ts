// SPDX-License-Identifier: Apache-2.0
import { type MaybeRefOrGetter, ref, toValue, watch } from 'vue'
import { findTilesAt } from '@/api/maps'
import type { LatLon } from '@/api/types'
import type { StreetTiles } from '@/ui/map/streetStyle'
import { useAnswer } from './useAnswer'

/** The streets at a place: asked for, then there, not there, or out of reach. */
export function useStreets(at: MaybeRefOrGetter<LatLon | undefined>) {
  const streets = ref<StreetTiles>()
  const state = ref<'asking' | 'known' | 'failed'>('asking')
  const { load } = useAnswer((signal, place: LatLon) => findTilesAt(place, signal))

  async function ask() {
    const place = toValue(at)
    state.value = place ? 'asking' : 'known'
    if (!place) return
    const answer = await load(place)
    if (!answer) return
    const index = answer.ok ? answer.value : undefined
    streets.value = index && {
      url: location.origin + (index.tiles[0] ?? ''), // workers know no relative addresses
      minzoom: index.minzoom,
      maxzoom: index.maxzoom,
      attribution: index.attribution,
      asOf: index.as_of,
    }
    state.value = answer.ok ? 'known' : 'failed'
  }

  const key = () => {
    const place = toValue(at)
    return place && `${place.lat},${place.lon}`
  }
  watch(key, ask, { immediate: true })
  return { streets, state, ask }
}
