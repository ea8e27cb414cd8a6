// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { granted, offline, refused } from './answer'
import { forgetPersonal, forgetSafetyOf, keepSafety, keepSafetyOf, keptSafety } from './keptSafety'
import * as safety from './safety'
import type { Surroundings } from './types'

describe('what the SOS page keeps on the device', () => {
  beforeEach(() => localStorage.clear())

  it('is added to, not replaced', () => {
    keepSafety({ country: '100000' })
    keepSafety({ card: { contacts: [], medical: 'A+' } })
    expect(keptSafety()).toEqual({ country: '100000', card: { contacts: [], medical: 'A+' } })
  })

  it('is nothing where something else was written', () => {
    localStorage.setItem('xingqu.safety', '{')
    expect(keptSafety()).toEqual({})
  })

  it('loses what is personal when the person signs out', () => {
    keepSafety({
      country: '100000',
      card: { contacts: [], medical: 'A+' },
      waiting: { id: '1', note: 'x' },
    })
    forgetPersonal()
    expect(keptSafety()).toEqual({ country: '100000' })
  })

  it('has numbers and help of a trip that lies on the device, and forgets them with it', async () => {
    const around = { words: '鼓楼区', hospitals: [], police: [] } as unknown as Surroundings
    vi.spyOn(safety, 'listEmergencyNumbers').mockResolvedValue(granted({ countries: [] }))
    vi.spyOn(safety, 'getSafetyCard').mockResolvedValue(refused(offline))
    vi.spyOn(safety, 'findHelp').mockResolvedValue(granted(around))
    keepSafety({ card: { contacts: [], medical: 'A+' } })
    await keepSafetyOf('1', { lat: 26, lon: 119 })
    await keepSafetyOf('2', undefined)
    expect(keptSafety().trips).toEqual({ '1': around })
    expect(keptSafety().card?.medical).toBe('A+')
    forgetSafetyOf('1')
    expect(keptSafety().trips).toEqual({})
  })
})
