// SPDX-License-Identifier: Apache-2.0
import type { MoneyRange } from '@/api/types'
import { utc } from '@/ui/civilDates'

export type Locale = 'zh-CN' | 'en'
export const tagOf = (locale: Locale) => (locale === 'en' ? 'en-GB' : locale)

function yuan(minor: number): string {
  const hasFen = minor % 100 !== 0
  return new Intl.NumberFormat('en', {
    minimumFractionDigits: hasFen ? 2 : 0,
    maximumFractionDigits: 2,
  }).format(minor / 100)
}

const freeText: Record<Locale, string> = { 'zh-CN': '免费', en: 'Free' }

/** "¥120", "¥1,460–2,780" or the word for free. Amounts are minor units, fen for CNY. */
export function money(range: MoneyRange, locale: Locale): string {
  if (range.high_minor === 0) return freeText[locale]
  return amount(range)
}

/** Like money, but nothing is ¥0: sums and differences are numbers even then. */
export function amount({ low_minor, high_minor }: MoneyRange): string {
  return low_minor === high_minor
    ? `¥${yuan(low_minor)}`
    : `¥${yuan(low_minor)}–${yuan(high_minor)}`
}

/** For headlines: whole yuan, rounded outwards so that the truth lies inside. */
export function roughly({ low_minor, high_minor }: MoneyRange): string {
  return amount({
    low_minor: Math.floor(low_minor / 100) * 100,
    high_minor: Math.ceil(high_minor / 100) * 100,
  })
}

/** "人均 ¥40", "¥40 per person"; what is free needs no unit. */
export function priced(range: MoneyRange, unit: string, locale: Locale): string {
  if (range.high_minor === 0 || !unit) return money(range, locale)
  return locale === 'en' ? `${money(range, locale)} ${unit}` : `${unit} ${money(range, locale)}`
}

export function sum(ranges: readonly MoneyRange[]): MoneyRange {
  return ranges.reduce<MoneyRange>(
    (all, each) => ({
      low_minor: all.low_minor + each.low_minor,
      high_minor: all.high_minor + each.high_minor,
    }),
    { low_minor: 0, high_minor: 0 },
  )
}

export function duration(minutes: number, locale: Locale): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const [h, m] = locale === 'en' ? [' h', ' min'] : [' 小时', ' 分钟']
  if (!hours) return `${rest}${m}`
  return rest ? `${hours}${h} ${rest}${m}` : `${hours}${h}`
}

export function distance(metres: number, locale: Locale): string {
  if (metres < 1000) return `${Math.round(metres / 10) * 10}${locale === 'en' ? ' m' : ' 米'}`
  return `${(metres / 1000).toFixed(1)}${locale === 'en' ? ' km' : ' 公里'}`
}

/** "10月25日周五" or "Fri, 25 Oct". */
export function day(date: string, locale: Locale): string {
  return new Intl.DateTimeFormat(tagOf(locale), {
    timeZone: 'UTC',
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
  }).format(utc(date))
}

/** "23:30–00:45 (+1)" of a visit whose end counts on past midnight as "24:45". */
export function hours({ start, end }: { start: string; end: string }): string {
  return `${clock(start)}–${clock(end)}`
}
function clock(text: string): string {
  const [hour = 0, minute = 0] = text.split(':').map(Number)
  const days = Math.floor(hour / 24)
  const two = (value: number) => String(value).padStart(2, '0')
  return days && text !== '24:00' ? `${two(hour % 24)}:${two(minute)} (+${days})` : text
}

/** "2026年10月25日–27日", "25–27 Oct 2026". */
export function dateRange(from: string, to: string, locale: Locale): string {
  const options = { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' } as const
  if (locale === 'en')
    return new Intl.DateTimeFormat('en-GB', options).formatRange(utc(from), utc(to))
  const [year, month, day] = to.split('-').map(Number)
  const start = new Intl.DateTimeFormat('zh-CN', { ...options, month: 'long' }).format(utc(from))
  if (from === to) return start
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${start}–${year}年${month}月${day}日`
  return from.slice(0, 7) === to.slice(0, 7) ? `${start}–${day}日` : `${start}–${month}月${day}日`
}

export function moment(instant: string, locale: Locale): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  return new Intl.DateTimeFormat(tagOf(locale), {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at)
}

/** "28 Nov 2026, 08:00–20:00": a day that both ends share is said once. */
export function period(from: string, until: string, locale: Locale): string {
  const end = new Date(until)
  const isOneDay = new Date(from).toDateString() === end.toDateString()
  const last = isOneDay
    ? new Intl.DateTimeFormat(tagOf(locale), { timeStyle: 'short' }).format(end)
    : moment(until, locale)
  return `${moment(from, locale)}${isOneDay ? '–' : ' – '}${last}`
}

/** "640 KB", "3.2 MB": what something takes on a device. */
export function bytes(count: number): string {
  if (count < 1_000_000) return `${Math.max(1, Math.round(count / 1000))} KB`
  return `${(count / 1_000_000).toFixed(1)} MB`
}
