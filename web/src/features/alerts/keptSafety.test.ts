// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, it } from 'vitest'
import { forgetPersonal, keepSafety, keptSafety } from './keptSafety'

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
})
