// SPDX-License-Identifier: Apache-2.0
import type { FeatureCollection, Position } from 'geojson'

// Positions are WGS-84 everywhere; some maps of mainland China are drawn in GCJ-02, some hundred
// metres off. The shift is made here alone, on the way to such a map and back from a tap on it.

export type Datum = 'wgs84' | 'gcj02'

interface Point {
  lat: number
  lon: number
}

const rad = Math.PI / 180
/** Of the Krasovsky ellipsoid: half its axis in metres, and its eccentricity squared. */
const axis = 6_378_245
const eccentricity2 = 0.006693421622965943

const isShifted = ({ lat, lon }: Point) =>
  lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271

/** A sum of waves of some lengths, each with its height, over a distance in degrees. */
const waves = (at: number, ...heights: [height: number, perHalfWave: number][]) =>
  heights.reduce((sum, [height, half]) => sum + height * Math.sin((at / half) * Math.PI), 0)

function shiftAt({ lat, lon }: Point): Point {
  const x = lon - 105
  const y = lat - 35
  const root = Math.sqrt(Math.abs(x))
  const ripple = waves(x, [20, 1 / 6], [20, 1 / 2])
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    (2 / 3) * (ripple + waves(y, [20, 1], [40, 3], [160, 12], [320, 30]))
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    (2 / 3) * (ripple + waves(x, [20, 1], [40, 3], [150, 12], [300, 30]))
  const flat = 1 - eccentricity2 * Math.sin(lat * rad) ** 2
  const metresPerLat = ((axis * (1 - eccentricity2)) / (flat * Math.sqrt(flat))) * rad
  const metresPerLon = (axis / Math.sqrt(flat)) * Math.cos(lat * rad) * rad
  return { lat: north / metresPerLat, lon: east / metresPerLon }
}

/** Where something is drawn on a map of that datum. */
export function toDatum({ lat, lon }: Point, datum: Datum = 'wgs84'): Point {
  if (datum === 'wgs84' || !isShifted({ lat, lon })) return { lat, lon }
  const shift = shiftAt({ lat, lon })
  return { lat: lat + shift.lat, lon: lon + shift.lon }
}

/** Where something is that is drawn there; to a centimetre. */
export function fromDatum(at: Point, datum: Datum = 'wgs84'): Point {
  let guess = { lat: at.lat, lon: at.lon }
  for (let round = 0; round < 3; round += 1) {
    const there = toDatum(guess, datum)
    guess = { lat: guess.lat + at.lat - there.lat, lon: guess.lon + at.lon - there.lon }
  }
  return guess
}

/** Points and lines as they are drawn on a map of that datum. */
export function inDatum(data: FeatureCollection, datum: Datum): FeatureCollection {
  if (datum === 'wgs84') return data
  const shifted = ([lon = 0, lat = 0]: Position): Position => {
    const there = toDatum({ lat, lon }, datum)
    return [there.lon, there.lat]
  }
  const features = data.features.map(feature => {
    const { geometry } = feature
    if (geometry.type === 'Point')
      return { ...feature, geometry: { ...geometry, coordinates: shifted(geometry.coordinates) } }
    if (geometry.type !== 'LineString') return feature
    return {
      ...feature,
      geometry: { ...geometry, coordinates: geometry.coordinates.map(shifted) },
    }
  })
  return { ...data, features }
}
