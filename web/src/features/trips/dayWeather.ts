// SPDX-License-Identifier: Apache-2.0
import type { PlanDay } from '@/api/types'

export type DayWeather = NonNullable<PlanDay['weather']>

/** What is known of a day, as keys of texts with their values, the most telling first. */
export function weatherFacts(
  weather: DayWeather,
): { key: string; values: Record<string, number> }[] {
  const { celsius_min, celsius_max, rain_percent, rain_days, wind_m_s } = weather
  const warmest = celsius_max === undefined ? undefined : Math.round(celsius_max)
  const coldest = celsius_min === undefined ? undefined : Math.round(celsius_min)
  const facts = []
  if (warmest !== undefined && coldest !== undefined)
    facts.push({ key: 'weather.degrees', values: { from: coldest, to: warmest } })
  else if (warmest !== undefined)
    facts.push({ key: 'weather.degrees_max', values: { to: warmest } })
  if (rain_percent !== undefined)
    facts.push({ key: 'weather.rain', values: { percent: rain_percent } })
  if (rain_days !== undefined) facts.push({ key: 'weather.rain_days', values: { days: rain_days } })
  if (wind_m_s !== undefined && wind_m_s >= 8)
    facts.push({ key: 'weather.wind', values: { speed: Math.round(wind_m_s) } })
  return facts
}

/** How the day is known: a forecast of some hour, its last word, or what the month usually is. */
export function weatherOrigin(weather: DayWeather): string {
  if (weather.basis === 'normals') return 'weather.normals'
  return weather.is_stale ? 'weather.stale' : 'weather.forecast'
}
