// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { nearestCity } from './nearestCity'

const at = (latitude: number, longitude: number) => () =>
  Promise.resolve({ latitude, longitude } as GeolocationCoordinates)

describe('the city around me', () => {
  it('is the nearest one that is covered', async () => {
    expect(await nearestCity(at(25.98, 119.45))).toMatchObject({ kind: 'found', area: { full_name: '福建省福州市鼓楼区' } })
    expect(await nearestCity(at(30.9, 120.9))).toMatchObject({ kind: 'found', area: { full_name: '上海市' } })
  })
  it('is none when all are far', async () => {
    expect(await nearestCity(at(52.5, 13.4))).toEqual({ kind: 'far' })
  })
  it('is not known when the browser may not say', async () => {
    expect(await nearestCity(() => Promise.resolve(undefined))).toEqual({ kind: 'refused' })
  })
})
