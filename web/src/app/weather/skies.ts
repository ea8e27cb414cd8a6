// SPDX-License-Identifier: Apache-2.0
import type { DayWeather } from '@/api/types'
import type { IconName } from '@/ui/icons'

type Sky = NonNullable<DayWeather['sky']>

const icons: Record<Sky, IconName> = {
  clear: 'sun',
  few_clouds: 'sun',
  cloudy: 'cloud',
  overcast: 'cloud',
  mist: 'fog',
  fog: 'fog',
  haze: 'fog',
  smoke: 'fog',
  dust: 'wind',
  drizzle: 'rain',
  rain: 'rain',
  heavy_rain: 'rain',
  freezing_rain: 'rain',
  showers: 'rain',
  heavy_showers: 'rain',
  snow: 'snow',
  heavy_snow: 'snow',
  sleet: 'snow',
  thunderstorm: 'storm',
  hail: 'storm',
  squall: 'wind',
  volcanic_ash: 'fog',
  tornado: 'wind',
}

export const iconOf = (sky: DayWeather['sky']): IconName => (sky ? icons[sky] : 'calendar')

/** "12–19 °C", or one figure where only one is known. */
export function degrees(least?: number | null, most?: number | null): string {
  const known = [least, most].filter(each => each !== undefined && each !== null).map(Math.round)
  const [low, high] = known
  if (low === undefined) return ''
  return high === undefined || high === low ? `${low} °C` : `${low}–${high} °C`
}
