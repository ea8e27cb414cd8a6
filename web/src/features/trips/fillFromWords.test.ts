// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { WishReading } from '@/api/types'
import { emptyDraft } from './draft'
import { fillFromWords } from './fillFromWords'

const read: Partial<WishReading['wish']> = {
  destination: '福建省福州市',
  startDate: '2026-11-27',
  endDate: '2026-11-29',
  budget: 8000,
  kidFriendly: true,
  must: ['三坊七巷', '鼓山'],
  party: { adults: 2, child_ages: [8, 8], seniors: 2 },
}

describe('a wish read from words', () => {
  it('fills the form and leaves the rest of it', () => {
    const draft = { ...emptyDraft('2026-11-20'), otherNeeds: '想看日落', avoid: '商场' }
    fillFromWords(draft, { ...read, avoid: [] })
    expect(draft).toMatchObject({
      destination: '福建省福州市',
      budget: '8000',
      kidFriendly: true,
      must: '三坊七巷、鼓山',
      adults: 2,
      childAges: [8, 8],
      seniors: 2,
      otherNeeds: '想看日落',
      avoid: '商场',
    })
  })

  it('parts English names the English way', () => {
    const draft = { ...emptyDraft('2026-11-20'), otherNeeds: 'sunset' }
    fillFromWords(draft, { must: ['Gushan Mountain', 'West Lake Park'], otherNeeds: 'no lamb' })
    expect(draft).toMatchObject({
      must: 'Gushan Mountain, West Lake Park',
      otherNeeds: 'sunset, no lamb',
    })
  })

  it('stands behind what was typed before, and goes without it', () => {
    const draft = { ...emptyDraft('2026-11-20'), must: '西湖', otherNeeds: '想看日落' }
    const said = { must: ['鼓山'], otherNeeds: '不吃辣' }
    const filled = fillFromWords(draft, said)
    expect(draft).toMatchObject({ must: '西湖，鼓山', otherNeeds: '想看日落，不吃辣' })
    const again = fillFromWords(draft, said, filled)
    expect(draft).toMatchObject({ must: '西湖，鼓山', otherNeeds: '想看日落，不吃辣' })
    fillFromWords(draft, {}, again)
    expect(draft).toMatchObject({ must: '西湖', otherNeeds: '想看日落' })
  })

  it('takes back what is no longer said', () => {
    const draft = { ...emptyDraft('2026-11-20'), budget: '3000' }
    const filled = fillFromWords(draft, read)
    const { budget: _, party: __, ...rest } = read
    const again = fillFromWords(draft, rest, filled)
    expect(draft).toMatchObject({ budget: '3000', childAges: [], seniors: 0, kidFriendly: true })
    fillFromWords(draft, {}, again)
    expect(draft).toEqual({ ...emptyDraft('2026-11-20'), budget: '3000' })
  })

  it('keeps what the traveller corrected in the form since', () => {
    const draft = emptyDraft('2026-11-20')
    const filled = fillFromWords(draft, read)
    draft.budget = '9000'
    draft.seniors = 1
    fillFromWords(draft, {}, filled)
    expect(draft).toMatchObject({ budget: '9000', seniors: 1, childAges: [], destination: '' })
  })
})
