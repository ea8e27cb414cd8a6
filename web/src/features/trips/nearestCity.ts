// SPDX-License-Identifier: Apache-2.0
import type { Area, LatLon } from '@/api/types'

export type LocateOutcome = { kind: 'found'; area: Area } | { kind: 'far' } | { kind: 'refused' }

/** Further away than this, a city is not "here" any more. */
const nearKm = 150
const kmPerDegree = 111.32

function kmBetween(a: LatLon, b: LatLon): number {
  const east = (a.lon - b.lon) * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180)
  return Math.hypot(east, a.lat - b.lat) * kmPerDegree
}

function whereAmI(): Promise<GeolocationCoordinates | undefined> {
  return new Promise(resolve => {
    if (!navigator.geolocation) return resolve(undefined)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve(coords),
      () => resolve(undefined),
      { timeout: 8000, maximumAge: 600_000 },
    )
  })
}

/** Which city the traveller is in. `refused` when the browser does not tell where that is. */
export async function nearestCity(
  cities: readonly Area[],
  locate = whereAmI,
): Promise<LocateOutcome> {
  const here = await locate()
  if (!here) return { kind: 'refused' }
  const at = { lat: here.latitude, lon: here.longitude }
  const [nearest] = cities.toSorted((a, b) => kmBetween(a.at, at) - kmBetween(b.at, at))
  return nearest && kmBetween(nearest.at, at) <= nearKm
    ? { kind: 'found', area: nearest }
    : { kind: 'far' }
}
