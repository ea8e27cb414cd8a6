// SPDX-License-Identifier: Apache-2.0
import { client } from '.'
import { type Answer, aborted, granted, offline, refused } from './answer'
import type { LatLon, TileIndex } from './types'

const getTileIndex = (signal?: AbortSignal) =>
  client.call<TileIndex>('/tiles/index.json', { signal, anonymous: true })

/** The tile of a zoom level that a position lies in. */
export function tileAt({ lat, lon }: LatLon, zoom: number): { x: number; y: number } {
  const side = 2 ** zoom
  const north = Math.asinh(Math.tan((lat * Math.PI) / 180))
  return {
    x: Math.floor(((lon + 180) / 360) * side),
    y: Math.floor(((1 - north / Math.PI) / 2) * side),
  }
}

/** Fine enough to tell one city from the next. */
const coverageZoom = 12

async function isDrawn(index: TileIndex, at: LatLon, signal?: AbortSignal) {
  const z = Math.min(coverageZoom, index.maxzoom)
  const { x, y } = tileAt(at, z)
  const path = (index.tiles[0] ?? '')
    .replace('{z}', String(z))
    .replace('{x}', String(x))
    .replace('{y}', String(y))
  const response = await fetch(path, { signal })
  return response.status === 200
}

/** What is known of the map tiles: of somebody's map, or of ours if they show streets at a place. */
export async function findTilesAt(
  at: LatLon,
  signal?: AbortSignal,
): Promise<Answer<TileIndex | undefined>> {
  const index = await getTileIndex(signal)
  if (index.ok && index.value.basemap) return index
  if (!index.ok || !index.value.tiles.length) return index.ok ? granted(undefined) : index
  try {
    return granted((await isDrawn(index.value, at, signal)) ? index.value : undefined)
  } catch {
    return refused(signal?.aborted ? aborted : offline)
  }
}
