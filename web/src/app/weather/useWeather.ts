// SPDX-License-Identifier: Apache-2.0
import { type MaybeRefOrGetter, computed, shallowRef, toValue, watch } from 'vue'
import { type Refusal, aborted } from '@/api/answer'
import type { Weather } from '@/api/types'
import { getWeather } from '@/api/weather'
import { useAnswer } from '../useAnswer'
import { type KeptWeather, findKept, keep, saysSomething } from './keptWeather'

export interface WeatherQuestion {
  adcode: string
  from?: string
  days: number
  /** The words of the answer are in this language. */
  locale?: string
}

const unreachable: Refusal = { code: 'E-303', status: 0, why: '', body: {} }

/**
 * The weather of some days. While nobody can be asked, what was shown last is shown with its time;
 * whatever stands in the way, people read the one refusal the requirement has for it, E-303.
 */
export function useWeather(
  question: MaybeRefOrGetter<WeatherQuestion>,
  ask: typeof getWeather = getWeather,
  storage: Storage = localStorage,
) {
  const name = () => {
    const { adcode, from, days, locale } = toValue(question)
    return [adcode, from ?? 'today', days, locale].filter(Boolean).join('.')
  }
  const kept = shallowRef<KeptWeather>()
  const { value, refusal, isLoading, load } = useAnswer(signal => {
    const { adcode, from, days } = toValue(question)
    return ask(adcode, from, days, signal)
  })

  const isSilent = computed(
    () => !!refusal.value || (!!value.value?.trouble && !saysSomething(value.value)),
  )
  const last = computed(() => (isSilent.value ? kept.value : undefined))
  const weather = computed<Weather | undefined>(() => last.value?.weather ?? value.value)
  const trouble = computed<Refusal | undefined>(() =>
    (refusal.value && refusal.value.code !== aborted) || value.value?.trouble
      ? unreachable
      : undefined,
  )

  async function refresh() {
    kept.value = findKept(storage, name())
    const answer = await load()
    if (answer?.ok && saysSomething(answer.value)) keep(storage, name(), answer.value, new Date())
  }
  watch(name, () => void refresh(), { immediate: true })

  return { weather, keptAt: computed(() => last.value?.keptAt), trouble, isLoading, refresh }
}
