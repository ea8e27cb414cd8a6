// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import { type EventDraft, newEvent } from './newEvent'

const draft: EventDraft = {
  kind: 'closure',
  severity: 'moderate',
  isExercise: false,
  isOutdoorOnly: false,
  titleZh: '鼓山关闭',
  titleEn: '',
  textZh: '维修。',
  textEn: '',
  places: [{ key: 'fuzhou-gushan', name: '鼓山' }],
  districts: [],
  lat: '',
  lon: '',
  radiusKm: '',
  corners: '',
  from: '2026-05-01T08:00',
  until: '',
}

it('a draft with a place becomes an event there, without any shape', () => {
  const event = newEvent(draft)
  expect(event.area).toEqual({
    name: '鼓山',
    places: ['fuzhou-gushan'],
    districts: [],
    circles: [],
    polygons: [],
  })
  expect(event.status).toBe('actual')
  expect(event.from).toBe(new Date('2026-05-01T08:00').toISOString())
  expect(event.until).toBe('')
})

it('a circle is in metres, and an exercise says so', () => {
  const event = newEvent({ ...draft, isExercise: true, lat: '26', lon: '119.3', radiusKm: '2.5' })
  expect(event.area.circles).toEqual([{ at: { lat: 26, lon: 119.3 }, radius_m: 2500 }])
  expect(event.status).toBe('exercise')
})

it('corners make a polygon', () => {
  const event = newEvent({ ...draft, corners: '26.0, 119.2\n26.1, 119.2\n26.1, 119.4' })
  expect(event.area.polygons).toEqual([
    {
      points: [
        { lat: 26, lon: 119.2 },
        { lat: 26.1, lon: 119.2 },
        { lat: 26.1, lon: 119.4 },
      ],
    },
  ])
})
