// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { Area } from '@/api/types'
import { nearestCity } from './nearestCity'

const city = (path_zh: string, lat: number, lon: number) => ({ path_zh, at: { lat, lon } }) as Area
const cities = [
  city('上海市', 31.22, 121.46),
  city('福建省福州市', 26.06, 119.31),
  city('福建省厦门市', 24.48, 118.08),
]
const at = (latitude: number, longitude: number) => () =>
  Promise.resolve({ latitude, longitude } as GeolocationCoordinates)

describe('the city around me', () => {
  it('is the nearest one that is covered', async () => {
    expect(await nearestCity(cities, at(25.98, 119.45))).toEqual({ kind: 'found', area: cities[1] })
    expect(await nearestCity(cities, at(30.9, 120.9))).toEqual({ kind: 'found', area: cities[0] })
  })
  it('is none when all are far', async () => {
    expect(await nearestCity(cities, at(52.5, 13.4))).toEqual({ kind: 'far' })
    expect(await nearestCity([], at(26, 119))).toEqual({ kind: 'far' })
  })
  it('is not known when the browser may not say', async () => {
    expect(await nearestCity(cities, () => Promise.resolve(undefined))).toEqual({ kind: 'refused' })
  })
})
