// SPDX-License-Identifier: Apache-2.0
import type { Weather } from '@/api/types'

/** What was shown last for a question, so that it can be shown without a network. */
export interface KeptWeather {
  weather: Weather
  keptAt: string
}

const prefix = 'xingqu.weather.'
const most = 12

/** Whether anything in it is more than what every month usually is. */
export const saysSomething = (weather: Weather) =>
  weather.days.some(day => day.basis === 'forecast') || weather.warnings.length > 0

function read(storage: Storage, key: string): KeptWeather | undefined {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? '') as KeptWeather
    return Array.isArray(kept.weather.days) && kept.keptAt ? kept : undefined
  } catch {
    return undefined
  }
}

export const findKept = (storage: Storage, question: string) => read(storage, prefix + question)

/** Keeps it, and drops the oldest beyond a dozen; a storage that is full or closed keeps nothing. */
export function keep(storage: Storage, question: string, weather: Weather, now: Date): void {
  try {
    const value: KeptWeather = { weather, keptAt: now.toISOString() }
    storage.setItem(prefix + question, JSON.stringify(value))
    const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
    const oldestFirst = keys
      .filter(key => key.startsWith(prefix))
      .sort((a, b) =>
        (read(storage, a)?.keptAt ?? '').localeCompare(read(storage, b)?.keptAt ?? ''),
      )
    for (const key of oldestFirst.slice(0, Math.max(0, oldestFirst.length - most)))
      storage.removeItem(key)
  } catch {
    // Without it only the offline mode is lost.
  }
}
