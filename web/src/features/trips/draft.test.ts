// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { applyChange, emptyDraft, problemsOf, restoredDraft, wishesFrom } from './draft'

const friday = '2026-11-20'
const fuzhou = () => ({ ...emptyDraft(friday), destination: ' 福建省福州市鼓楼区 ' })

describe('a wish being written', () => {
  it('starts with the next weekend', () => {
    expect(emptyDraft('2026-11-18')).toMatchObject({ from: '2026-11-20', to: '2026-11-22' })
    expect(emptyDraft(friday)).toMatchObject({ from: '2026-11-27', to: '2026-11-29' })
  })

  it('survives a reload', () => {
    const written = { ...fuzhou(), childAges: [4, 9], natural: ['海滩'] }
    expect(restoredDraft(JSON.stringify(written), friday)).toEqual(written)
  })

  it('is repaired when what was stored is not a draft', () => {
    expect(restoredDraft('not json', friday)).toEqual(emptyDraft(friday))
    expect(restoredDraft('{"budget":7,"natural":"海滩","from":"2026-02-30"}', friday)).toEqual(
      emptyDraft(friday),
    )
  })

  it('says what is missing at the field', () => {
    expect(problemsOf(emptyDraft(friday))).toEqual({ destination: 'destination_missing' })
    expect(problemsOf({ ...fuzhou(), budget: '' })).toEqual({ budget: 'budget_missing' })
    expect(problemsOf({ ...fuzhou(), budget: '12.5' })).toEqual({ budget: 'budget_wrong' })
    expect(problemsOf({ ...fuzhou(), to: '2026-12-20' })).toEqual({ dates: 'too_long' })
    expect(problemsOf({ ...fuzhou(), adults: 0 })).toEqual({ party: 'party_empty' })
    expect(problemsOf(fuzhou())).toEqual({})
  })

  it('sends what was said and nothing that was not', () => {
    const wishes = wishesFrom({
      ...fuzhou(),
      natural: ['草原', '海滩'],
      must: '鼓山、三坊七巷, 达明美食街',
      arrivesAt: '14:30',
    })
    expect(wishes).toMatchObject({
      destination: '福建省福州市鼓楼区',
      startDate: '2026-11-27',
      endDate: '2026-11-29',
      budget: 3000,
      naturalLandscape: '草原/海滩',
      must: ['鼓山', '三坊七巷', '达明美食街'],
      arrival: { at: '14:30' },
      party: { adults: 2, child_ages: [], seniors: 0 },
    })
    expect(JSON.parse(JSON.stringify(wishes))).not.toHaveProperty('cuisine')
  })

  it('sends where one comes from and would like to sleep, once that is said', () => {
    expect(wishesFrom(fuzhou())).toMatchObject({ ride: undefined, lodging: undefined })
    const wish = { ...fuzhou(), origin: ' 上海 ', rideMode: 'high_speed' as const }
    applyChange(wish, { field: 'lodging', value: { stars_from: 4, features: ['breakfast'] } })
    expect(wishesFrom(wish)).toMatchObject({
      origin: '上海',
      ride: { mode: 'high_speed' },
      lodging: { stars_from: 4, features: ['breakfast'] },
    })
    applyChange(wish, { field: 'lodging', value: null })
    applyChange(wish, { field: 'ride', value: { avoid: ['airplane'], home_before: '21:00' } })
    expect(wishesFrom(wish)).toMatchObject({
      ride: { avoid: ['airplane'], home_before: '21:00' },
      lodging: undefined,
    })
  })

  it('shows interests where the form has them', () => {
    const wish = { ...fuzhou(), natural: ['海滩'] }
    applyChange(wish, { field: 'interests', value: ['museum', 'lake', 'beach', 'cafe'] })
    expect(wish).toMatchObject({
      natural: ['海滩', '湖泊'],
      social: ['博物馆'],
      interests: ['cafe'],
    })
  })

  it('takes a relaxation for each field it can send', () => {
    const wish = fuzhou()
    for (const [field, value] of Object.entries({
      budget: 4200,
      endDate: '2026/11/28',
      petFriendly: true,
      cuisine: '闽菜/小吃',
      must: ['鼓山'],
      party: { adults: 3 },
      naturalLandscape: null,
      departure: { at: '18:00' },
    }))
      expect(applyChange(wish, { field, value }), field).toBe(true)
    expect(wish).toMatchObject({
      budget: '4200',
      to: '2026-11-28',
      petFriendly: true,
      cuisine: ['闽菜', '小吃'],
      must: '鼓山',
      adults: 3,
      natural: [],
      leavesAt: '18:00',
    })
    expect(applyChange(wish, { field: '/budget', value: 1 })).toBe(true)
    expect(applyChange(wish, { field: 'weather', value: 'sun' })).toBe(false)
  })
})
