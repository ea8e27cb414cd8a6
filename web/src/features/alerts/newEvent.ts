// SPDX-License-Identifier: Apache-2.0
import type { NewAlertEvent } from '@/api/types'
import { cornersOf } from './shapes'

/** What the form holds: texts and the local times of its fields. */
export interface EventDraft {
  kind: NewAlertEvent['kind']
  severity: NewAlertEvent['severity']
  isExercise: boolean
  isOutdoorOnly: boolean
  titleZh: string
  titleEn: string
  textZh: string
  textEn: string
  places: { key: string; name: string }[]
  districts: { code: string; name: string }[]
  lat: string
  lon: string
  radiusKm: string
  /** Of a polygon, one in a line. */
  corners: string
  from: string
  until: string
}

/** The instant of a local time such as 2026-05-01T08:00; empty where it is none. */
function instantOf(local: string): string {
  const at = new Date(local)
  return Number.isNaN(at.getTime()) ? '' : at.toISOString()
}

/** As the server wants it. What is missing is its to say. */
export function newEvent(draft: EventDraft): NewAlertEvent {
  const corners = cornersOf(draft.corners)
  const hasCircle = draft.lat !== '' && draft.lon !== '' && draft.radiusKm !== ''
  return {
    kind: draft.kind,
    severity: draft.severity,
    status: draft.isExercise ? 'exercise' : 'actual',
    is_outdoor_only: draft.isOutdoorOnly,
    title: { zh: draft.titleZh, en: draft.titleEn },
    text: { zh: draft.textZh, en: draft.textEn },
    area: {
      name: [...draft.places, ...draft.districts].map(each => each.name).join(' '),
      places: draft.places.map(each => each.key),
      districts: draft.districts.map(each => each.code),
      circles: hasCircle
        ? [
            {
              at: { lat: Number(draft.lat), lon: Number(draft.lon) },
              radius_m: Number(draft.radiusKm) * 1000,
            },
          ]
        : [],
      polygons: corners.length ? [{ points: corners }] : [],
    },
    from: instantOf(draft.from),
    until: instantOf(draft.until),
  }
}
