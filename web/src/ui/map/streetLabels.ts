// SPDX-License-Identifier: Apache-2.0
import type {
  ExpressionSpecification,
  SymbolLayerSpecification,
  FilterSpecification,
} from 'maplibre-gl'
import type { StreetColours } from './streetColours'

const source = 'streets'
const font = ['sans-serif']

/** In the reader's language where the tiles know it, else as the signs there say. */
function nameIn(language: 'zh' | 'en'): ExpressionSpecification {
  return ['coalesce', ['get', `name:${language}`], ['get', 'name']]
}

const classIn = (...classes: string[]): FilterSpecification => [
  'match',
  ['get', 'class'],
  classes,
  true,
  false,
]

type Base = Pick<SymbolLayerSpecification, 'id' | 'type' | 'source' | 'source-layer'>
const layer = (id: string, of: string): Base => ({ id, type: 'symbol', source, 'source-layer': of })

const lettering = (colour: string, colours: StreetColours) => ({
  'text-color': colour,
  'text-halo-color': colours.halo,
  'text-halo-width': 1.4,
})

function roadNames(name: ExpressionSpecification, colours: StreetColours) {
  return {
    ...layer('road-names', 'roads'),
    minzoom: 13,
    layout: {
      'text-field': name,
      'text-font': font,
      'text-size': ['interpolate', ['linear'], ['zoom'], 13, 10, 17, 13],
      'symbol-placement': 'line',
      'symbol-spacing': 320,
      'text-max-angle': 30,
    },
    paint: lettering(colours.soft, colours),
  } satisfies SymbolLayerSpecification
}

function riverNames(name: ExpressionSpecification, colours: StreetColours) {
  return {
    ...layer('river-names', 'water'),
    minzoom: 11,
    filter: classIn('river', 'canal', 'stream'),
    layout: {
      'text-field': name,
      'text-font': font,
      'text-size': 11,
      'symbol-placement': 'line',
      'symbol-spacing': 400,
      'text-letter-spacing': 0.2,
    },
    paint: lettering(colours.waterInk, colours),
  } satisfies SymbolLayerSpecification
}

function marks(
  id: string,
  of: string,
  name: ExpressionSpecification,
  colours: StreetColours,
  filter: FilterSpecification,
) {
  return {
    ...layer(id, of),
    minzoom: 12,
    filter,
    layout: {
      'icon-image': ['get', 'class'],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 12, 0.7, 16, 1],
      'icon-padding': 4,
      'symbol-sort-key': ['coalesce', ['get', 'rank'], 3],
      'text-field': name,
      'text-font': font,
      'text-size': 11,
      'text-anchor': 'top',
      'text-offset': [0, 0.9],
      'text-max-width': 8,
      'text-optional': true,
    },
    paint: lettering(colours.soft, colours),
  } satisfies SymbolLayerSpecification
}

/** Best labels at each level; what comes at a level is seen a little later than it is in the tiles. */
const interestAt: FilterSpecification = [
  '<=',
  ['get', 'rank'],
  ['step', ['zoom'], 1, 13, 2, 14, 3, 15, 4, 16, 5, 17, 6],
]

function placeNames(id: string, classes: string[], size: number, from: number) {
  return (name: ExpressionSpecification, colours: StreetColours) =>
    ({
      ...layer(id, 'places'),
      minzoom: from,
      filter: classIn(...classes),
      layout: {
        'text-field': name,
        'text-font': font,
        'text-size': ['interpolate', ['linear'], ['zoom'], 6, size - 2, 14, size + 3],
        'text-max-width': 7,
        'text-letter-spacing': 0.05,
        'symbol-sort-key': ['-', ['coalesce', ['get', 'population'], 0]],
      },
      paint: lettering(colours.ink, colours),
    }) satisfies SymbolLayerSpecification
}

const quarters = placeNames('quarters', ['suburb', 'quarter', 'neighbourhood'], 11, 12)
const villages = placeNames('villages', ['village', 'hamlet', 'island', 'locality'], 11, 11)
const towns = placeNames('towns', ['town', 'district', 'county', 'borough'], 13, 8)
const cities = placeNames('cities', ['city', 'state', 'province', 'country'], 16, 4)

/** The important ones last: they are laid out first and keep their room. */
export function streetLabels(
  colours: StreetColours,
  language: 'zh' | 'en',
): SymbolLayerSpecification[] {
  const name = nameIn(language)
  const stations = classIn('rail', 'rail-metro', 'rail-light', 'ferry', 'airport', 'aerialway')
  const lakes = placeNames('lakes', ['water'], 11, 11)(name, colours)
  return [
    roadNames(name, colours),
    riverNames(name, colours),
    marks('interest', 'pois', name, colours, interestAt),
    { ...marks('stops', 'transit', name, colours, classIn('bus', 'entrance')), minzoom: 16 },
    marks('stations', 'transit', name, colours, stations),
    { ...lakes, paint: lettering(colours.waterInk, colours) },
    ...[quarters, villages, towns, cities].map(labels => labels(name, colours)),
  ]
}
