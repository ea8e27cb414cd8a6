// SPDX-License-Identifier: Apache-2.0
import { computed, onScopeDispose, shallowRef } from 'vue'
import type { Refusal } from '@/api/answer'
import type { KeptTrip } from '@/api/device'
import { keepAnswersOf } from '@/api/kept'
import { findKeptTrip, removeKeptTrip } from '@/api/keptTrips'
import { type Progress, keepTrip } from './keepTrip'

/** A trip on this device: put there, kept up with the server while it is looked at, taken off. */
export function useKeptTrip(id: string) {
  const kept = shallowRef<KeptTrip>()
  const progress = shallowRef<Progress>()
  const refusal = shallowRef<Refusal>()
  const isBusy = shallowRef(false)
  const isReady = computed(() => kept.value?.state === 'ready')
  let stop: (() => void) | undefined

  function keepUp() {
    stop ??= keepAnswersOf(id)
  }

  async function keep() {
    isBusy.value = true
    refusal.value = undefined
    const answer = await keepTrip(id, now => (progress.value = now))
    isBusy.value = false
    progress.value = undefined
    refusal.value = answer.ok ? undefined : answer.refusal
    kept.value = answer.ok ? answer.value : await findKeptTrip(id)
    if (kept.value) keepUp()
  }

  async function remove() {
    stop?.()
    stop = undefined
    await removeKeptTrip(id)
    kept.value = undefined
    refusal.value = undefined
  }

  const found = findKeptTrip(id).then(trip => {
    kept.value = trip
    if (trip) keepUp()
  })
  onScopeDispose(() => stop?.())
  return { kept, isReady, isBusy, progress, refusal, found, keep, remove }
}
