// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, dayCount, isCivilDate, today, weekday, weeksOf } from './civilDates'

describe('civil dates', () => {
  it('cross the ends of months and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  })

  it('count both ends', () => {
    expect(dayCount('2024-10-25', '2024-11-04')).toBe(11)
    expect(dayCount('2024-10-25', '2024-10-25')).toBe(1)
  })

  it('stay inside a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15')
  })

  it('know their weekday and fill whole weeks', () => {
    expect(weekday('2024-10-25')).toBe(5)
    expect(weekday('2024-10-27')).toBe(7)
    const weeks = weeksOf('2026-11-20')
    expect(weeks.every(week => week.length === 7)).toBe(true)
    expect(weeks[0]?.[6]).toBe('2026-11-01')
    expect(weeks.flat().filter(Boolean)).toHaveLength(30)
  })

  it('take today from the traveller’s own clock', () => {
    const late = new Date('2026-05-01T23:30:00Z')
    late.getTimezoneOffset = () => -480 // China
    expect(today(late)).toBe('2026-05-02')
  })

  it('refuse days that do not exist', () => {
    expect(isCivilDate('2026-02-29')).toBe(false)
    expect(isCivilDate('2026-13-01')).toBe(false)
    expect(isCivilDate('2024-02-29')).toBe(true)
  })
})
