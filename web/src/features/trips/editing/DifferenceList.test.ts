// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { Difference } from '@/api/changes'
import { i18n } from '@/app/i18n'
import DifferenceList from './DifferenceList.vue'

const none = { low_minor: 0, high_minor: 0 }
const nothing = {
  ...{ added: [], removed: [], moved: [], retimed: [], nights: [], rides: [] },
  ...{ rides_total: none, total: none, metres: 0, minutes: 0, visiting_minutes: 0, conflicts: 0 },
}
const shown = (difference: object) =>
  mount(DifferenceList, {
    props: { difference: { ...nothing, ...difference } as unknown as Difference },
    global: { plugins: [i18n] },
  }).text()

it('says which ride becomes which, and what the rides cost more', () => {
  i18n.global.locale.value = 'en'
  const ride = (number: string | undefined, depart_day: string) => ({
    ...{ number, depart_day, mode: 'high_speed', departs: '08:02' },
  })
  const text = shown({
    rides: [{ before: ride('X101', '2026-05-01'), after: ride(undefined, '2026-05-08') }],
    rides_total: { low_minor: 2000, high_minor: 2000 },
    total: { low_minor: 5000, high_minor: 5000 },
  })
  expect(text).toMatch(/X101 .* 08:02 → \S.* 08:02/)
  expect(text).toContain('Of it rides there and back+¥20')
  expect(text).toContain('+¥50')
})

it('says nothing of rides that stay', () => {
  expect(shown({})).not.toContain('Of it rides')
})

it('names the day a visit moves to only if it is another one', () => {
  i18n.global.locale.value = 'en'
  const moved = (name: string, day_after: string) => ({
    ...{ place: { key: name, name: { zh: name, en: name } }, day_after, start_after: '11:15' },
    ...{ day_before: '2026-11-27', start_before: '12:00' },
  })
  expect(shown({ retimed: [moved('Lunch', '2026-11-27')] })).toMatch(/27 Nov.* 12:00 → 11:15/)
  expect(shown({ moved: [moved('Park', '2026-11-28')] })).toMatch(
    /27 Nov.* 12:00 → .*28 Nov.* 11:15/,
  )
})
