// SPDX-License-Identifier: Apache-2.0
import type { LatLon } from '@/api/types'

const rad = Math.PI / 180
const metresPerDegree = 111_195

/** As the crow flies, for what fits on a map. */
export function metresBetween(a: LatLon, b: LatLon): number {
  const north = (b.lat - a.lat) * metresPerDegree
  const east = (b.lon - a.lon) * metresPerDegree * Math.cos(((a.lat + b.lat) / 2) * rad)
  return Math.hypot(north, east)
}

/** A circle as an outline that a map can draw. */
export function outlineOf(centre: LatLon, radiusM: number, points = 64): LatLon[] {
  const lat = radiusM / metresPerDegree
  const lon = lat / Math.cos(centre.lat * rad)
  return Array.from({ length: points }, (_, at) => {
    const angle = (2 * Math.PI * at) / points
    return { lat: centre.lat + lat * Math.sin(angle), lon: centre.lon + lon * Math.cos(angle) }
  })
}

/** Corners as they are written, one in a line: 26.0801, 119.3002. What is none is left out. */
export function cornersOf(text: string): LatLon[] {
  return text.split('\n').flatMap(line => {
    const [lat, lon] = line
      .split(/[,，;\s]+/)
      .filter(Boolean)
      .map(Number)
    const isPoint = Math.abs(lat ?? NaN) <= 90 && Math.abs(lon ?? NaN) <= 180
    return lat !== undefined && lon !== undefined && isPoint ? [{ lat, lon }] : []
  })
}

export const cornerText = ({ lat, lon }: LatLon) => `${lat.toFixed(5)}, ${lon.toFixed(5)}`
