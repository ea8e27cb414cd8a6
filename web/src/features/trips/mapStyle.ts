// SPDX-License-Identifier: Apache-2.0
import type { FeatureCollection } from 'geojson'
import type { LayerSpecification, StyleSpecification, SymbolLayerSpecification } from 'maplibre-gl'
import { type StreetTiles, streetLayers, streetSource, streetsSource } from '@/ui/map/streetStyle'
import type { Area, LatLon, PlaceSummary, PlanDay } from '@/api/types'
import { wayLayers } from './dayWays'
import { endsOf } from './planFacts'

// The catalogue's places as dots and the plan on top of them, over the streets where there are tiles;
// elsewhere over a silk-coloured ground with the names of the districts. Without `glyphs` MapLibre draws labels with the reader's own fonts.

const nature = [
  'mountain',
  'hill',
  'park',
  'garden',
  'forest',
  'grassland',
  'snow_mountain',
  'botanical_garden',
  'wetland',
  'scenic_area',
]
const water = ['lake', 'river', 'beach', 'island', 'waterfall', 'hot_spring', 'aquarium', 'pier']
const food = ['restaurant', 'food_street', 'market', 'cafe', 'tea_house']

const palette = {
  light: {
    ground: '#eef3ee',
    grid: '#e2e9e3',
    ink: '#4e6066',
    halo: '#eef3ee',
    district: '#5f7377',
    nature: '#5f9e72',
    water: '#4d92b8',
    food: '#b98046',
    other: '#94a1a0',
  },
  dark: {
    ground: '#0f1c1f',
    grid: '#16272b',
    ink: '#a9bbbb',
    halo: '#0f1c1f',
    district: '#7f9698',
    nature: '#5c9a74',
    water: '#4f8fb3',
    food: '#b58554',
    other: '#5e7173',
  },
}

function group(kinds: readonly string[] = []): 'nature' | 'water' | 'food' | 'other' {
  const kind = kinds[0] ?? ''
  if (nature.includes(kind)) return 'nature'
  if (water.includes(kind)) return 'water'
  return food.includes(kind) ? 'food' : 'other'
}

function points<T extends { at: LatLon }>(
  list: readonly T[],
  properties: (each: T) => Record<string, unknown>,
): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: list.map(each => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [each.at.lon, each.at.lat] },
      properties: properties(each),
    })),
  }
}

export function placePoints(
  places: readonly PlaceSummary[],
  isEnglish: boolean,
): FeatureCollection {
  return points(places, place => ({
    name: isEnglish ? place.name_en : place.name_zh,
    group: group(place.kinds),
  }))
}

export function districtPoints(districts: readonly Area[], isEnglish: boolean): FeatureCollection {
  return points(districts, area => ({ name: isEnglish ? area.name_en : area.name_zh }))
}

/** Fine lines every tenth of a degree give the empty ground a scale. */
export function grid(around: {
  west: number
  south: number
  east: number
  north: number
}): FeatureCollection {
  const step = 0.1
  const first = (edge: number) => Math.floor(edge / step - 10) * step
  const count = (from: number, to: number) => Math.ceil((to - from) / step) + 20
  const [west, south] = [first(around.west), first(around.south)]
  const [columns, rows] = [count(around.west, around.east), count(around.south, around.north)]
  const line = (from: number[], to: number[]) => ({
    type: 'Feature' as const,
    properties: {},
    geometry: { type: 'LineString' as const, coordinates: [from, to] },
  })
  return {
    type: 'FeatureCollection',
    features: [
      ...Array.from({ length: columns }, (_, at) =>
        line([west + at * step, south], [west + at * step, south + rows * step]),
      ),
      ...Array.from({ length: rows }, (_, at) =>
        line([west, south + at * step], [west + columns * step, south + at * step]),
      ),
    ],
  }
}

/** The names of where days start and end: stations and the night's lodging. */
export function wayEnds(days: readonly PlanDay[], isEnglish: boolean): FeatureCollection {
  return points(
    endsOf(days).map(({ place }) => ({ at: place, name: place.name })),
    ({ name }) => ({ name: isEnglish ? name.en : name.zh }),
  )
}

const empty: FeatureCollection = { type: 'FeatureCollection', features: [] }

type Colours = (typeof palette)['light']

function label(size: number, offset = 0): NonNullable<SymbolLayerSpecification['layout']> {
  return {
    'text-field': ['get', 'name'],
    'text-size': size,
    'text-font': ['sans-serif'],
    ...(offset > 0 && { 'text-offset': [0, offset], 'text-anchor': 'top' }),
  }
}

const lettering = (colour: string, colours: Colours) => ({
  'text-color': colour,
  'text-halo-color': colours.halo,
  'text-halo-width': 1.5,
})

/** What is drawn where no streets are known. */
function sketch(colours: Colours): LayerSpecification[] {
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': colours.ground } },
    { id: 'grid', type: 'line', source: 'grid', paint: { 'line-color': colours.grid } },
    {
      id: 'districts',
      type: 'symbol',
      source: 'districts',
      maxzoom: 13.5,
      layout: { ...label(15), 'text-letter-spacing': 0.15 },
      paint: lettering(colours.district, colours),
    },
  ]
}

function dots({ nature, water, food, other }: Colours): LayerSpecification[] {
  return [
    {
      id: 'dots',
      type: 'circle',
      source: 'places',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 2, 14, 5],
        // prettier-ignore
        'circle-color': ['match', ['get', 'group'], 'nature', nature, 'water', water, 'food', food, other],
        'circle-opacity': 0.85,
      },
    },
  ]
}

function names(colours: Colours): LayerSpecification[] {
  const paint = lettering(colours.ink, colours)
  return [
    { id: 'end-names', type: 'symbol', source: 'ends', layout: label(12, 1.4), paint },
    {
      id: 'place-names',
      type: 'symbol',
      source: 'places',
      minzoom: 11.5,
      layout: { ...label(11, 0.8), 'text-optional': true },
      paint,
    },
  ]
}

/** The style of a map of a plan; its own sources are filled as the answers arrive. */
export function mapStyle(
  isDark: boolean,
  streets?: StreetTiles,
  language: 'zh' | 'en' = 'zh',
): StyleSpecification {
  const colours = isDark ? palette.dark : palette.light
  const source = { type: 'geojson' as const, data: empty }
  const base = streets
    ? streetLayers(isDark, language, streets)
    : { ground: sketch(colours), labels: [] }
  return {
    version: 8,
    sources: {
      grid: source,
      places: source,
      districts: source,
      ways: source,
      ends: source,
      ...(streets && { [streetsSource]: streetSource(streets) }),
    },
    layers: [
      ...base.ground,
      ...dots(colours),
      ...wayLayers(colours.halo),
      ...base.labels,
      ...names(colours),
    ],
  }
}
