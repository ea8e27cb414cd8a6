// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import { conflictText } from './conflictText'

const words = {
  nameOf: (item: string) => ({ '01A': '三坊七巷', '01B': '鼓山' })[item] ?? '',
  day: (date: string) => `day ${date}`,
  yes: 'yes',
  no: 'no',
}

it('a side of a conflict is said with names and days, and nothing is a dash', () => {
  expect(conflictText(['01A', '01B'], words)).toBe('三坊七巷 → 鼓山')
  expect(conflictText('2024-10-26', words)).toBe('day 2024-10-26')
  expect(conflictText('14:30', words)).toBe('14:30')
  expect(conflictText(90, words)).toBe('90')
  expect(conflictText(true, words)).toBe('yes')
  expect(conflictText(null, words)).toBe('–')
  expect(conflictText({ adults: 2, child_ages: [4] }, words)).toBe('adults: 2, child_ages: [4]')
})
