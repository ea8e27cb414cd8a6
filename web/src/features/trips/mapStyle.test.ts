// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { PlanDay } from '@/api/types'
import { mapStyle, wayLines, wayOf } from './mapStyle'

const place = (key: string, lon: number) => ({ key, lat: 26, lon, name: { zh: key, en: key } })
const day = {
  start: place('station', 1),
  end: place('hotel', 4),
  visits: [{ place: place('park', 2) }, { place: place('museum', 3) }],
  legs: [{ mode: 'metro' }, { mode: 'walk' }, { mode: 'taxi' }],
} as unknown as PlanDay

describe('a day on the map', () => {
  it('goes from its start over each visit to its end', () => {
    expect(wayOf(day).map(each => each.key)).toEqual(['station', 'park', 'museum', 'hotel'])
  })

  it('has one line for each leg, and walking looks different', () => {
    const lines = wayLines([day], false).features
    expect(
      lines.map(
        line => line.geometry.type === 'LineString' && line.geometry.coordinates.map(at => at[0]),
      ),
    ).toEqual([
      [1, 2],
      [2, 3],
      [3, 4],
    ])
    expect(lines.map(line => line.properties?.isWalk)).toEqual([false, true, false])
  })

  it('is dashed, because straight lines are no streets', () => {
    const layers = mapStyle(false).layers.filter(layer => layer.id.startsWith('ways-'))
    expect(layers.map(layer => layer.paint)).toEqual([
      expect.objectContaining({ 'line-dasharray': [2.5, 1.8] }),
      expect.objectContaining({ 'line-dasharray': [0.1, 2] }),
    ])
  })

  it('lies over the streets and under their names', () => {
    const tiles = { url: '/t', minzoom: 4, maxzoom: 14, attribution: '', asOf: '' }
    const ids = mapStyle(true, tiles).layers.map(layer => layer.id)
    expect(ids.indexOf('road-motorway')).toBeLessThan(ids.indexOf('ways-riding'))
    expect(ids.indexOf('ways-riding')).toBeLessThan(ids.indexOf('road-names'))
    expect(ids).not.toContain('grid')
  })

  it('needs nothing from the network', () => {
    const style = mapStyle(true)
    expect(style.glyphs ?? style.sprite).toBeUndefined()
    expect(Object.values(style.sources).every(source => source.type === 'geojson')).toBe(true)
  })
})
