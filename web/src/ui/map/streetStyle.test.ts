// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { iconGroups } from './iconGroups'
import { streetColours } from './streetColours'
import { streetLayers, streetSource } from './streetStyle'

const tiles = JSON.parse(readFileSync('../data/tiles/config.json', 'utf8')) as {
  layers: Record<string, unknown>
}
const rules = readFileSync('../data/tiles/process.lua', 'utf8')
const all = (isDark = false, language: 'zh' | 'en' = 'zh') => {
  const { ground, labels } = streetLayers(isDark, language)
  return [...ground, ...labels]
}
const written = (text: string) => JSON.stringify(text)

describe('the streets under a map', () => {
  it('draw what the tiles have, and nothing else', () => {
    const drawn = new Set(
      all().flatMap(layer => ('source-layer' in layer ? [layer['source-layer']] : [])),
    )
    expect([...drawn].sort()).toEqual(Object.keys(tiles.layers).sort())
  })

  it('have an icon for every class of places of interest and of stops', () => {
    const interest = [...rules.matchAll(/^ {2}\["([a-z-]+)"\] = \{|\["([a-z-]+)"\] = \{ \d/gm)].map(
      found => found[1] ?? found[2] ?? '',
    )
    const stops = [...rules.matchAll(/return "([a-z-]+)", \d+/g)].map(found => found[1] ?? '')
    expect(interest.length).toBeGreaterThan(30)
    expect(stops.length).toBeGreaterThan(5)
    expect([...interest, ...stops].filter(name => !iconGroups.has(name))).toEqual([])
  })

  it('have a colour for every kind of land in both themes', () => {
    const table = rules.slice(
      rules.indexOf('local landuse_of'),
      rules.indexOf('local landuse_keys'),
    )
    const kinds = new Set([...table.matchAll(/= "([a-z]+)"/g)].map(found => found[1] ?? ''))
    expect(kinds.size).toBeGreaterThan(15)
    for (const isDark of [false, true])
      for (const kind of kinds) expect(streetColours(isDark).landuse).toHaveProperty(kind)
  })

  it("are labelled in the reader's language where it is known", () => {
    const names = (language: 'zh' | 'en') =>
      all(false, language)
        .filter(layer => layer.type === 'symbol')
        .map(layer => written(layer.layout?.['text-field'] as string))
    expect(new Set(names('zh'))).toEqual(new Set(['["coalesce",["get","name:zh"],["get","name"]]']))
    expect(new Set(names('en'))).toEqual(new Set(['["coalesce",["get","name:en"],["get","name"]]']))
  })

  it('are drawn differently in the dark', () => {
    const paints = (isDark: boolean) => all(isDark).map(layer => JSON.stringify(layer.paint))
    const dark = paints(true)
    expect(paints(false).filter((paint, at) => paint === dark[at])).toEqual([])
  })

  it('name whom the data is of', () => {
    const attribution = '© OpenStreetMap contributors'
    const source = streetSource({ url: '/t', minzoom: 4, maxzoom: 14, attribution, asOf: '' })
    expect(source).toMatchObject({ type: 'vector', attribution })
  })
})

describe("somebody else's pictures", () => {
  const tiles = { url: '/b', minzoom: 3, maxzoom: 18, attribution: '© X', asOf: '', picturePx: 512 }

  it('are drawn as they are, without our streets, labels and icons', () => {
    expect(streetSource(tiles)).toMatchObject({ type: 'raster', tileSize: 512, maxzoom: 18 })
    const { ground, labels } = streetLayers(false, 'zh', tiles)
    expect(ground.map(({ type }) => type)).toEqual(['background', 'raster'])
    expect(labels).toEqual([])
  })

  it('are dimmed in the dark', () => {
    const paintOf = (isDark: boolean) => streetLayers(isDark, 'zh', tiles).ground.at(-1)?.paint
    expect(paintOf(false)).toEqual({})
    expect(paintOf(true)).toMatchObject({ 'raster-brightness-max': 0.6 })
  })
})
