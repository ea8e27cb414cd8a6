// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { mapStyle } from './mapStyle'

describe('the map of a plan', () => {
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
