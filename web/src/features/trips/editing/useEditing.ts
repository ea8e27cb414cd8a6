// SPDX-License-Identifier: Apache-2.0
import { type Ref, computed, shallowRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { type Refusal, offline, signedOut } from '@/api/answer'
import { redoChange, undoChange } from '@/api/changes'
import type { Trip } from '@/api/types'
import { newChangeId } from './newChangeId'
import { branchOf } from './sending'
import { useTripChanges } from './useTripChanges'

/** Editing a trip: its changes, what the server undoes, and whether the page is in that mode. */
export function useEditing(trip: Ref<Trip | undefined>, id: string) {
  const route = useRoute()
  const router = useRouter()
  const changes = useTripChanges(trip, id)
  const isStepping = shallowRef(false)
  /** Why undoing or redoing was refused. */
  const stepRefusal = shallowRef<Refusal>()

  const mayEdit = computed(
    () =>
      trip.value?.version !== undefined &&
      ['owner', 'editor'].includes(trip.value.role ?? 'owner') &&
      trip.value.plan.days.every(day => day.visits.every(visit => visit.id)),
  )
  const isEditing = computed({
    get: () => mayEdit.value && route.query.edit === '1',
    set: is => void router.replace({ query: { ...route.query, edit: is ? '1' : undefined } }),
  })
  const isReachable = computed(
    () => ![offline, signedOut].includes(changes.refusal.value?.code ?? ''),
  )

  let lastAsked = undoChange

  async function step(ask: typeof undoChange) {
    lastAsked = ask
    isStepping.value = true
    const answer = await ask(id, newChangeId(), branchOf(trip.value))
    isStepping.value = false
    stepRefusal.value = answer.ok ? undefined : answer.refusal
    if (answer.ok && trip.value)
      trip.value = { ...trip.value, version: answer.value.version, plan: answer.value.plan }
    return answer.ok
  }

  /** The last change of all: one that waits is taken back here, others by the server. */
  async function undo() {
    if (!changes.pending.value.length) return step(undoChange)
    await changes.takeBack()
    return true
  }

  return {
    ...changes,
    mayEdit,
    isEditing,
    isReachable,
    isStepping,
    stepRefusal,
    undo,
    redo: () => step(redoChange),
    stepAgain: () => step(lastAsked),
  }
}
