// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import {
  amount,
  bytes,
  dateRange,
  day,
  distance,
  duration,
  hours,
  money,
  period,
  priced,
  roughly,
  sum,
} from './format'

describe('money', () => {
  it('is one amount or a range, with fen only where there are any', () => {
    expect(money({ low_minor: 12000, high_minor: 12000 }, 'zh-CN')).toBe('¥120')
    expect(money({ low_minor: 146000, high_minor: 278000 }, 'zh-CN')).toBe('¥1,460–2,780')
    expect(money({ low_minor: 250, high_minor: 250 }, 'en')).toBe('¥2.50')
  })

  it('is called free when it is, but a sum of nothing is a number', () => {
    expect(money({ low_minor: 0, high_minor: 0 }, 'zh-CN')).toBe('免费')
    expect(money({ low_minor: 0, high_minor: 0 }, 'en')).toBe('Free')
    expect(amount({ low_minor: 0, high_minor: 0 })).toBe('¥0')
    expect(money({ low_minor: 0, high_minor: 3000 }, 'en')).toBe('¥0–30')
  })

  it('is whole yuan in a headline, and never too narrow', () => {
    expect(roughly({ low_minor: 50750, high_minor: 52250 })).toBe('¥507–523')
    expect(roughly({ low_minor: 28800, high_minor: 28800 })).toBe('¥288')
  })

  it('says what it is for', () => {
    const meal = { low_minor: 4000, high_minor: 4000 }
    expect(priced(meal, '人均', 'zh-CN')).toBe('人均 ¥40')
    expect(priced(meal, 'per person', 'en')).toBe('¥40 per person')
    expect(priced({ low_minor: 0, high_minor: 0 }, '成人票', 'zh-CN')).toBe('免费')
    expect(priced(meal, '', 'en')).toBe('¥40')
  })

  it('adds low to low and high to high', () => {
    expect(
      sum([
        { low_minor: 100, high_minor: 200 },
        { low_minor: 50, high_minor: 50 },
      ]),
    ).toEqual({ low_minor: 150, high_minor: 250 })
  })
})

describe('time and distance', () => {
  it('says once what both ends of a period share', () => {
    const [morning, evening] = ['2026-11-28T08:00:00', '2026-11-28T20:30:00']
    expect(period(morning, evening, 'en')).toBe('28 Nov 2026, 08:00–20:30')
    expect(period(morning, evening, 'zh-CN')).toBe('2026年11月28日 08:00–20:30')
    const later = period(morning, '2026-12-01T09:00:00', 'en')
    expect(later).toBe('28 Nov 2026, 08:00 – 1 Dec 2026, 09:00')
  })

  it('speak both languages', () => {
    expect(duration(80, 'zh-CN')).toBe('1 小时 20 分钟')
    expect(duration(45, 'en')).toBe('45 min')
    expect(duration(120, 'en')).toBe('2 h')
    expect(distance(430, 'zh-CN')).toBe('430 米')
    expect(distance(12_340, 'en')).toBe('12.3 km')
  })

  it('name the civil day, wherever the reader is', () => {
    expect(day('2024-10-25', 'zh-CN')).toBe('10月25日周五')
    expect(day('2024-10-25', 'en')).toBe('Fri 25 Oct')
    expect(dateRange('2024-10-25', '2024-10-27', 'zh-CN')).toBe('2024年10月25日–27日')
    expect(dateRange('2024-10-25', '2024-11-04', 'zh-CN')).toBe('2024年10月25日–11月4日')
    expect(dateRange('2024-12-30', '2025-01-02', 'zh-CN')).toBe('2024年12月30日–2025年1月2日')
    expect(dateRange('2024-10-25', '2024-10-25', 'zh-CN')).toBe('2024年10月25日')
    expect(dateRange('2024-10-25', '2024-11-04', 'en')).toMatch(/^25 Oct\s–\s4 Nov 2024$/)
  })
})

it('a visit past midnight ends on the next day', () => {
  expect(hours({ start: '19:55', end: '20:40' })).toBe('19:55–20:40')
  expect(hours({ start: '23:30', end: '24:45' })).toBe('23:30–00:45 (+1)')
  expect(hours({ start: '23:00', end: '24:00' })).toBe('23:00–24:00')
  expect(hours({ start: '24:05', end: '24:45' })).toBe('00:05 (+1)–00:45 (+1)')
})

it('what is stored is told in KB or MB, and is never nothing', () => {
  expect(bytes(120)).toBe('1 KB')
  expect(bytes(640_400)).toBe('640 KB')
  expect(bytes(3_240_000)).toBe('3.2 MB')
})
