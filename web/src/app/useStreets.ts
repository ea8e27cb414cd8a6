// SPDX-License-Identifier: Apache-2.0
import { type MaybeRefOrGetter, ref, toValue, watch } from 'vue'
import { findTilesAt } from '@/api/maps'
import type { LatLon, TileIndex } from '@/api/types'
import type { StreetTiles } from '@/ui/map/streetStyle'
import { useAnswer } from './useAnswer'

/** Workers know no relative addresses. */
const absolute = (path = '') => location.origin + path

/** Our own streets, or the map that the settings put in their place. */
function streetsFrom({ basemap, ...own }: TileIndex): StreetTiles {
  const { minzoom, maxzoom, attribution } = basemap ?? own
  if (!basemap)
    return { url: absolute(own.tiles[0]), minzoom, maxzoom, attribution, asOf: own.as_of }
  return {
    url: absolute(basemap.tiles),
    minzoom,
    maxzoom,
    attribution,
    asOf: '',
    isForeign: true,
    datum: basemap.datum,
    picturePx: basemap.kind === 'raster' ? basemap.tile_px : undefined,
  }
}

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
    streets.value = index && streetsFrom(index)
    state.value = answer.ok ? 'known' : 'failed'
  }

  const key = () => {
    const place = toValue(at)
    return place && `${place.lat},${place.lon}`
  }
  watch(key, ask, { immediate: true })
  return { streets, state, ask }
}
