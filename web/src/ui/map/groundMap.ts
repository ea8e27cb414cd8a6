// SPDX-License-Identifier: Apache-2.0
import { Map, NavigationControl, type StyleSpecification, setWorkerUrl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { toDatum } from './datum'
import { streetColours } from './streetColours'
import { addStreetIcons } from './streetIcons'
import { type StreetTiles, streetLayers, streetSource, streetsSource } from './streetStyle'

export interface Ground {
  streets?: StreetTiles
  /** What to go by where there are no streets. */
  landmarks: readonly { name: string; at: { lat: number; lon: number } }[]
  isDark: boolean
  language: 'zh' | 'en'
}

const streetZoom = 13
const sketchZoom = 4.5

setWorkerUrl(workerUrl)

/** Empty land with the names of the landmarks. */
function sketch({ landmarks, isDark }: Ground): StyleSpecification {
  const { land, ink, halo } = streetColours(isDark)
  const features = landmarks.map(({ name, at: { lat, lon } }) => ({
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: [lon, lat] },
    properties: { name },
  }))
  return {
    version: 8,
    sources: { landmarks: { type: 'geojson', data: { type: 'FeatureCollection', features } } },
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': land } },
      {
        id: 'landmarks',
        type: 'symbol',
        source: 'landmarks',
        layout: { 'text-field': ['get', 'name'], 'text-font': ['sans-serif'], 'text-size': 13 },
        paint: { 'text-color': ink, 'text-halo-color': halo, 'text-halo-width': 1.4 },
      },
    ],
  }
}

/** A flat map to point at, of streets or else a sketch; throws where there is no WebGL. */
export function groundMap(
  container: HTMLElement,
  middle: { lat: number; lon: number },
  ground: Ground,
): Map {
  const { streets, isDark, language } = ground
  const layers = streetLayers(isDark, language, streets)
  const map = new Map({
    container,
    style: streets
      ? {
          version: 8,
          sources: { [streetsSource]: streetSource(streets) },
          layers: [...layers.ground, ...layers.labels],
        }
      : sketch(ground),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    center: toDatum(middle, streets?.datum),
    zoom: streets ? streetZoom : sketchZoom,
    maxZoom: 17,
  })
  if (streets && !streets.picturePx) addStreetIcons(map, isDark)
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  map.touchZoomRotate.disableRotation()
  return map
}
