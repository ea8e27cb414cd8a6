// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, it } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { type Answer, granted, refused } from '@/api/answer'
import type { Weather } from '@/api/types'
import { findKept, keep } from './keptWeather'
import { useWeather } from './useWeather'

const told = (sky: 'rain' | 'clear'): Weather =>
  ({
    adcode: '350100',
    name_zh: '福州市',
    name_en: 'Fuzhou',
    days: [{ day: '2026-11-22', basis: 'forecast', sky }],
    hours: [],
    warnings: [],
  }) as unknown as Weather
const usual = (hasTrouble: boolean): Weather =>
  ({
    ...told('rain'),
    days: [{ day: '2026-11-22', basis: 'normals' }],
    trouble: hasTrouble ? { code: 'E-303', message: '', action: '' } : undefined,
  }) as unknown as Weather

/** A weather that answers what the test says, one answer after the other. */
function asked(...answers: Answer<Weather>[]) {
  const questions: string[] = []
  const ask = (adcode: string, from?: string) => {
    questions.push(`${adcode} ${from ?? 'today'}`)
    return Promise.resolve(answers.shift() ?? refused<Weather>('E-101'))
  }
  const question = ref({ adcode: '350100', days: 7 })
  const scope = effectScope()
  const found = scope.run(() => useWeather(question, ask, localStorage))!
  return { ...found, question, questions, scope }
}
const settled = async () => {
  await new Promise(resolve => setTimeout(resolve))
  await nextTick()
}
const skyOf = (weather: Weather | undefined) => weather?.days[0]?.sky

describe('the weather on the screen', () => {
  beforeEach(() => localStorage.clear())

  it('is what the server says, and is kept', async () => {
    const page = asked(granted(told('rain')))
    await settled()
    expect(skyOf(page.weather.value)).toBe('rain')
    expect(page.trouble.value).toBeUndefined()
    expect(page.keptAt.value).toBeUndefined()
    expect(skyOf(findKept(localStorage, '350100.today.7')?.weather)).toBe('rain')
  })

  it('is what was kept, with its time, while the network is away; the refusal is E-303', async () => {
    keep(localStorage, '350100.today.7', told('clear'), new Date('2026-11-21T10:00:00Z'))
    const page = asked(refused('E-101'), granted(told('rain')))
    await settled()
    expect(skyOf(page.weather.value)).toBe('clear')
    expect(page.keptAt.value).toBe('2026-11-21T10:00:00.000Z')
    expect(page.trouble.value?.code).toBe('E-303')
    await page.refresh()
    expect(skyOf(page.weather.value)).toBe('rain')
    expect(page.keptAt.value).toBeUndefined()
    expect(page.trouble.value).toBeUndefined()
  })

  it('is what was kept when the server itself can ask nobody and knows the month only', async () => {
    keep(localStorage, '350100.today.7', told('clear'), new Date('2026-11-21T10:00:00Z'))
    const page = asked(granted(usual(true)))
    await settled()
    expect(skyOf(page.weather.value)).toBe('clear')
    expect(page.trouble.value?.code).toBe('E-303')
    expect(skyOf(findKept(localStorage, '350100.today.7')?.weather)).toBe('clear')
  })

  it('is the month where nothing else is known, and a refusal only where there was one', async () => {
    const silent = asked(granted(usual(true)))
    await settled()
    expect(silent.weather.value?.days[0]?.basis).toBe('normals')
    expect(silent.trouble.value?.code).toBe('E-303')
    const calm = asked(granted(usual(false)))
    await settled()
    expect(calm.trouble.value).toBeUndefined()
  })

  it('is asked anew for another place', async () => {
    const page = asked(granted(told('rain')), granted(told('clear')))
    await settled()
    page.question.value = { adcode: '110000', days: 7 }
    await settled()
    expect(page.questions).toEqual(['350100 today', '110000 today'])
    expect(skyOf(page.weather.value)).toBe('clear')
  })
})

describe('what is kept', () => {
  beforeEach(() => localStorage.clear())

  it('is a dozen questions, the oldest goes first, and nothing else is touched', () => {
    localStorage.setItem('xingqu.theme', 'dark')
    for (let at = 0; at < 13; ++at)
      keep(localStorage, `${at}`, told('rain'), new Date(Date.UTC(2026, 10, 22, at)))
    expect(findKept(localStorage, '0')).toBeUndefined()
    expect(findKept(localStorage, '1')).toBeDefined()
    expect(localStorage.getItem('xingqu.theme')).toBe('dark')
  })

  it('is nothing when it cannot be read', () => {
    localStorage.setItem('xingqu.weather.x', '{"weather":{},"keptAt":"2026"}')
    expect(findKept(localStorage, 'x')).toBeUndefined()
    localStorage.setItem('xingqu.weather.x', 'null')
    expect(findKept(localStorage, 'x')).toBeUndefined()
  })
})
