// SPDX-License-Identifier: Apache-2.0
import { type Ref, computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { type Refusal, offline, signedOut } from '@/api/answer'
import { type Command, redoChange, undoChange } from '@/api/changes'
import { suggestChange } from '@/api/together'
import type { Trip } from '@/api/types'
import { toast } from '@/ui/toasts'
import { newId } from '@/api/newId'
import { branchOf } from './sending'
import { useTripChanges } from './useTripChanges'

/** Whoever may not change a trip may suggest changes of it, on no branch. */
function useSuggesting(trip: Ref<Trip | undefined>, id: string) {
  const { t } = useI18n()
  const maySuggest = computed(
    () => trip.value?.role === 'suggester' && branchOf(trip.value) === undefined,
  )

  async function passOn(commands: readonly Command[]) {
    const answer = await suggestChange(id, trip.value?.version ?? 1, commands)
    if (!answer.ok) return answer.refusal
    toast(t('suggesting.done'))
    return undefined
  }

  return { maySuggest, passOn }
}

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
  const { maySuggest, passOn } = useSuggesting(trip, id)
  const isEditing = computed({
    get: () => (mayEdit.value || maySuggest.value) && route.query.edit === '1',
    set: is => void router.replace({ query: { ...route.query, edit: is ? '1' : undefined } }),
  })
  const isReachable = computed(
    () => ![offline, signedOut].includes(changes.refusal.value?.code ?? ''),
  )

  /** What was refused, once more. */
  let again: () => Promise<unknown> = () => Promise.resolve()

  async function step(ask: typeof undoChange) {
    again = () => step(ask)
    isStepping.value = true
    const answer = await ask(id, newId(), branchOf(trip.value))
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

  async function suggest(commands: readonly Command[]) {
    again = () => suggest(commands)
    stepRefusal.value = await passOn(commands)
  }

  return {
    ...changes,
    change: (commands: readonly Command[], keepViolations = false) =>
      maySuggest.value ? suggest(commands) : changes.change(commands, keepViolations),
    mayEdit,
    maySuggest,
    isEditing,
    isReachable,
    isStepping,
    stepRefusal,
    undo,
    redo: () => step(redoChange),
    stepAgain: () => again(),
  }
}
