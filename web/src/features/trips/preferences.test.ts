// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, it } from 'vitest'
import type { Preferences } from '@/api/types'
import { emptyDraft } from './draft'
import {
  areUnheard,
  fillInOnce,
  isMet,
  leaveOut,
  preferencesIn,
  preferredBy,
  use,
} from './preferences'

const never: Preferences = {
  pace: 'normal',
  budget_level: 'any',
  interests: [],
  cuisines: [],
  accessibility: false,
  kid_friendly: false,
  pet_friendly: false,
}
const saved: Preferences = {
  ...never,
  pace: 'relaxed',
  interests: ['museum', 'mountain', 'tea_house'],
  cuisines: ['fujian', 'dim_sum'],
  accessibility: true,
}

describe('saved preferences', () => {
  beforeEach(() => localStorage.clear())

  it('fill a wish that says nothing else', () => {
    const wish = emptyDraft()
    fillInOnce(wish, preferredBy(saved))
    expect(wish).toMatchObject({
      pace: 'relaxed',
      natural: ['山岳'],
      social: ['博物馆'],
      interests: ['tea_house'],
      cuisine: ['闽菜', '早茶'],
      accessibility: true,
      petFriendly: false,
    })
  })

  it('are offered to a wish that was written before signing in, once', () => {
    const wish = { ...emptyDraft(), pace: 'intense' as const }
    const wanted = preferredBy(saved)
    expect(areUnheard(wish, wanted)).toBe(true)
    fillInOnce(wish, wanted)
    wish.cuisine = []
    expect(areUnheard(wish, wanted)).toBe(false)
    expect(areUnheard(wish, preferredBy(never))).toBe(false)
  })

  it('fill in nothing when none were ever saved', () => {
    const wish = emptyDraft()
    fillInOnce(wish, preferredBy(never))
    expect(wish).toEqual(emptyDraft())
    expect(preferencesIn(preferredBy(never))).toEqual([])
  })

  it('leave alone what the traveller chose', () => {
    const wish = { ...emptyDraft(), pace: 'intense' as const, natural: ['海滩'], must: '鼓山' }
    fillInOnce(wish, preferredBy(saved))
    expect(wish).toMatchObject({ pace: 'intense', natural: ['海滩'], must: '鼓山' })
    expect(wish.cuisine).toEqual(['闽菜', '早茶'])
  })

  it('stay out of the wish once they were taken out of it', () => {
    const wish = emptyDraft()
    fillInOnce(wish, preferredBy(saved))
    wish.pace = ''
    wish.accessibility = false
    fillInOnce(wish, preferredBy(saved))
    expect(wish).toMatchObject({ pace: '', accessibility: false, social: ['博物馆'] })
  })

  it('give way to newer ones, but what was chosen since stays', () => {
    const wish = emptyDraft()
    fillInOnce(wish, preferredBy(saved))
    wish.cuisine = ['川菜']
    fillInOnce(wish, preferredBy({ ...never, interests: ['beach'], cuisines: ['halal'] }))
    expect(wish).toMatchObject({
      pace: 'normal',
      natural: ['海滩'],
      social: [],
      interests: [],
      cuisine: ['川菜'],
      accessibility: false,
    })
  })

  it('fill the wish even when what was remembered of the last ones is broken', () => {
    localStorage.setItem('xingqu.wish.preferences', '{')
    const wish = emptyDraft()
    fillInOnce(wish, preferredBy(saved))
    expect(wish.pace).toBe('relaxed')
  })

  it('are used or left out one by one', () => {
    const wish = { ...emptyDraft(), cuisine: ['川菜', '闽菜'], pace: 'intense' as const }
    const wanted = preferencesIn(preferredBy(saved))
    expect(wanted.filter(each => isMet(wish, each))).toEqual([{ field: 'cuisine', value: '闽菜' }])
    for (const each of wanted) use(wish, each)
    expect(wanted.every(each => isMet(wish, each))).toBe(true)
    expect(wish.cuisine).toEqual(['川菜', '闽菜', '早茶'])
    for (const each of wanted) leaveOut(wish, each)
    expect(wish).toMatchObject({ cuisine: ['川菜'], pace: '', accessibility: false, natural: [] })
  })

  it('of another pace do not undo the one chosen', () => {
    const wish = { ...emptyDraft(), pace: 'intense' as const }
    for (const each of preferencesIn(preferredBy(saved))) leaveOut(wish, each)
    expect(wish.pace).toBe('intense')
  })
})
