// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { type DayWeather, weatherFacts, weatherOrigin } from './dayWeather'

const forecast: DayWeather = {
  basis: 'forecast',
  celsius_min: 17.6,
  celsius_max: 24.4,
  rain_percent: 30,
  wind_m_s: 7.9,
  source: 'openweather',
  attribution: '',
  is_stale: false,
  foul: [],
}
const keys = (weather: DayWeather) => weatherFacts(weather).map(({ key }) => key)

describe('the weather of a day', () => {
  it('is told in whole degrees, and wind only where it is felt', () => {
    expect(weatherFacts(forecast)).toEqual([
      { key: 'weather.degrees', values: { from: 18, to: 24 } },
      { key: 'weather.rain', values: { percent: 30 } },
    ])
    expect(keys({ ...forecast, wind_m_s: 8 })).toContain('weather.wind')
  })

  it('leaves out what nobody knows', () => {
    const { basis, source, attribution, is_stale, foul } = forecast
    expect(keys({ basis, source, attribution, is_stale, foul })).toEqual([])
    expect(keys({ ...forecast, celsius_min: undefined })[0]).toBe('weather.degrees_max')
  })

  it('never passes the usual off as a forecast', () => {
    const usual: DayWeather = {
      ...forecast,
      basis: 'normals',
      rain_percent: undefined,
      rain_days: 9,
    }
    expect(weatherOrigin(usual)).toBe('weather.normals')
    expect(keys(usual)).toEqual(['weather.degrees', 'weather.rain_days'])
    expect(weatherOrigin(forecast)).toBe('weather.forecast')
    expect(weatherOrigin({ ...forecast, is_stale: true })).toBe('weather.stale')
  })
})
