// SPDX-License-Identifier: Apache-2.0
import type { LatLon } from '@/api/types'

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]

/** Where most places are: one that lies far out does not move it. */
export function middleOf(places: readonly LatLon[]): LatLon | undefined {
  const lat = median(places.map(each => each.lat))
  const lon = median(places.map(each => each.lon))
  return lat === undefined || lon === undefined ? undefined : { lat, lon }
}
