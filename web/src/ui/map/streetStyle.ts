// SPDX-License-Identifier: Apache-2.0
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  LineLayerSpecification,
  SourceSpecification,
} from 'maplibre-gl'
import type { Datum } from './datum'
import { type StreetColours, streetColours } from './streetColours'
import { streetLabels } from './streetLabels'

// The streets under a map, light and dark, over the layers of data/tiles. There is no glyph server:
// without `glyphs` MapLibre draws every label with the reader's own fonts, Chinese ones too.

/** Where the streets of a map come from. */
export interface StreetTiles {
  /** With {z}, {x} and {y}. */
  url: string
  minzoom: number
  maxzoom: number
  /** Has to be shown on the map. */
  attribution: string
  /** The day of the newest thing drawn, YYYY-MM-DD; empty: not known. */
  asOf: string
  /** Somebody else's map, where ours would be. */
  isForeign?: boolean
  /** How it is shifted. @default wgs84 */
  datum?: Datum
  /** Pictures of so many pixels instead of vectors. */
  picturePx?: number
}

/** The id of their source in a style. */
export const streetsSource = 'streets'

export function streetSource(tiles: StreetTiles): SourceSpecification {
  const { minzoom, maxzoom, attribution, picturePx } = tiles
  const common = { tiles: [tiles.url], minzoom, maxzoom, attribution }
  return picturePx
    ? { type: 'raster', ...common, tileSize: picturePx }
    : { type: 'vector', ...common }
}

const source = streetsSource
const classIs = (...classes: string[]): FilterSpecification => [
  'match',
  ['get', 'class'],
  classes,
  true,
  false,
]

/** A width in pixels that doubles with each level between two of them. */
function growing(from: number, thin: number, to: number, thick: number): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.6], ['zoom'], from, thin, to, thick]
}

function surfaces(colours: StreetColours): LayerSpecification[] {
  const byClass = ['match', ['get', 'class'], ...Object.entries(colours.landuse).flat()]
  return [
    { id: 'land', type: 'background', paint: { 'background-color': colours.land } },
    {
      id: 'landuse',
      type: 'fill',
      source,
      'source-layer': 'landuse',
      paint: { 'fill-color': [...byClass, colours.land] as ExpressionSpecification },
    },
    {
      id: 'water',
      type: 'fill',
      source,
      'source-layer': 'water',
      filter: classIs('area'),
      paint: { 'fill-color': colours.water },
    },
    {
      id: 'rivers',
      type: 'line',
      source,
      'source-layer': 'water',
      filter: classIs('river', 'canal', 'stream', 'ditch', 'drain'),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': colours.water,
        'line-width': growing(9, 0.8, 17, 10),
      },
    },
    {
      id: 'coast',
      type: 'line',
      source,
      'source-layer': 'water',
      filter: classIs('coast'),
      paint: { 'line-color': colours.coast, 'line-width': growing(8, 0.8, 16, 2.5) },
    },
    {
      id: 'buildings',
      type: 'fill',
      source,
      'source-layer': 'buildings',
      minzoom: 13,
      paint: {
        'fill-color': colours.building,
        'fill-outline-color': colours.buildingLine,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13, 0.4, 15, 1],
      },
    },
  ]
}

interface RoadKind {
  id: string
  classes: string[]
  from: number
  width: ExpressionSpecification
  colour: (colours: StreetColours) => string
}

/** The small ones first: what is drawn later lies above. */
const roadKinds: RoadKind[] = [
  {
    id: 'service',
    classes: ['service', 'track'],
    from: 14,
    width: growing(14, 0.8, 18, 7),
    colour: ({ road }) => road.minor,
  },
  {
    id: 'minor',
    classes: ['minor', 'pedestrian'],
    from: 12,
    width: growing(12, 0.6, 18, 13),
    colour: ({ road }) => road.minor,
  },
  {
    id: 'main',
    classes: ['tertiary', 'secondary'],
    from: 9,
    width: growing(10, 0.8, 18, 18),
    colour: ({ road }) => road.minor,
  },
  {
    id: 'primary',
    classes: ['primary'],
    from: 8,
    width: growing(8, 0.8, 18, 22),
    colour: ({ road }) => road.primary,
  },
  {
    id: 'trunk',
    classes: ['trunk'],
    from: 6,
    width: growing(6, 0.8, 18, 24),
    colour: ({ road }) => road.trunk,
  },
  {
    id: 'motorway',
    classes: ['motorway'],
    from: 5,
    width: growing(5, 0.8, 18, 26),
    colour: ({ road }) => road.motorway,
  },
]

function roadLayer(kind: RoadKind, paint: LineLayerSpecification['paint']): LineLayerSpecification {
  return {
    id: `road-${kind.id}`,
    type: 'line',
    source,
    'source-layer': 'roads',
    minzoom: kind.from,
    filter: classIs(...kind.classes),
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint,
  }
}

/** All edges lie under all surfaces, so that crossings are open. */
function roads(colours: StreetColours): LayerSpecification[] {
  const faint: ExpressionSpecification = ['case', ['==', ['get', 'structure'], 'tunnel'], 0.35, 1]
  const casings = roadKinds.map(kind => ({
    ...roadLayer(kind, {
      'line-color': colours.road.casing,
      'line-width': 1,
      'line-gap-width': kind.width,
      'line-opacity': faint,
    }),
    id: `edge-${kind.id}`,
    minzoom: Math.max(kind.from, 12),
  }))
  const faces = roadKinds.map(kind =>
    roadLayer(kind, {
      'line-color': kind.colour(colours),
      'line-width': kind.width,
      'line-opacity': faint,
    }),
  )
  return [footpaths(colours), ...casings, ...faces]
}

function footpaths(colours: StreetColours): LayerSpecification {
  return {
    id: 'paths',
    type: 'line',
    source,
    'source-layer': 'roads',
    minzoom: 14,
    filter: classIs('path'),
    paint: {
      'line-color': colours.path,
      'line-width': growing(14, 0.7, 18, 2.5),
      'line-dasharray': [2.5, 1.5],
    },
  }
}

function tracks(colours: StreetColours): LayerSpecification[] {
  const line = (id: string, classes: string[], paint: LineLayerSpecification['paint']) => ({
    id,
    type: 'line' as const,
    source,
    'source-layer': 'transit',
    filter: classIs(...classes),
    paint,
  })
  return [
    line('rails', ['rail_line', 'narrow_gauge_line', 'funicular_line'], {
      'line-color': colours.rail,
      'line-width': growing(9, 0.8, 17, 2.5),
    }),
    line('metros', ['subway_line', 'light_rail_line', 'tram_line', 'monorail_line'], {
      'line-color': ['coalesce', ['get', 'colour'], colours.metro],
      'line-width': growing(10, 1, 17, 4),
      'line-opacity': 0.7,
    }),
    line('ferries', ['ferry_line', 'cable_line'], {
      'line-color': colours.ferry,
      'line-width': 1.2,
      'line-dasharray': [4, 3],
    }),
  ]
}

/** Somebody else's pictures, dimmed in the dark; they have their labels in them. */
function pictures(isDark: boolean): LayerSpecification[] {
  const { land } = streetColours(isDark)
  const dimmed = { 'raster-brightness-max': 0.6, 'raster-saturation': -0.3 }
  return [
    { id: 'land', type: 'background', paint: { 'background-color': land } },
    { id: 'pictures', type: 'raster', source, paint: isDark ? dimmed : {} },
  ]
}

/** The ground of a map, and the labels that belong above everything else drawn on it. */
export function streetLayers(
  isDark: boolean,
  language: 'zh' | 'en',
  tiles?: StreetTiles,
): { ground: LayerSpecification[]; labels: LayerSpecification[] } {
  if (tiles?.picturePx) return { ground: pictures(isDark), labels: [] }
  const colours = streetColours(isDark)
  return {
    ground: [...surfaces(colours), ...roads(colours), ...tracks(colours)],
    labels: streetLabels(colours, language),
  }
}
