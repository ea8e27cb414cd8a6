// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { tileAt } from '@/api/maps'
import type { TileIndex } from '@/api/types'
import { mostTiles, tilesOf } from './tilesOf'

const index = { tiles: ['/tiles/{z}/{x}/{y}.mvt'], minzoom: 0, maxzoom: 14 } as TileIndex
const fuzhou = { lat: 26.0835, lon: 119.2965 }
const pathAt = (place: typeof fuzhou, zoom: number) => {
  const { x, y } = tileAt(place, zoom)
  return `/tiles/${zoom}/${x}/${y}.mvt`
}

describe('the tiles of a trip', () => {
  it('show each of its places at every zoom one gets to see', () => {
    const gushan = { lat: 26.061, lon: 119.385 }
    const tiles = tilesOf([fuzhou, gushan], index)
    for (let zoom = 6; zoom <= 14; zoom += 1)
      for (const place of [fuzhou, gushan]) expect(tiles).toContain(pathAt(place, zoom))
    expect(new Set(tiles).size).toBe(tiles.length)
  })

  it('show the streets around a stop, and not those half-way to the next', () => {
    const far = { lat: 26.5, lon: 119.8 }
    const tiles = tilesOf([fuzhou, far], index)
    expect(tiles).toContain(pathAt({ lat: 26.0935, lon: 119.2865 }, 14))
    expect(tiles).not.toContain(pathAt({ lat: 26.3, lon: 119.55 }, 14))
    expect(tiles).toContain(pathAt({ lat: 26.3, lon: 119.55 }, 11))
  })

  it('end at what a phone can hold, with the overview complete', () => {
    const stops = Array.from({ length: 200 }, (_, at) => ({ lat: 20 + at * 0.1, lon: 110 }))
    const tiles = tilesOf(stops, index)
    expect(tiles).toHaveLength(mostTiles)
    expect(tiles).toContain(pathAt(stops[150]!, 8))
  })

  it('are none where no streets were imported', () => {
    expect(tilesOf([fuzhou], { ...index, tiles: [] })).toEqual([])
    expect(tilesOf([], index)).toEqual([])
  })
})
