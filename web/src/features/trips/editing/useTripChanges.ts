// SPDX-License-Identifier: Apache-2.0
import { type Ref, computed, onScopeDispose, shallowRef } from 'vue'
import type { Refusal } from '@/api/answer'
import { type Changed, type Command, postChange } from '@/api/changes'
import { type PendingChange, owner } from '@/api/device'
import type { Trip } from '@/api/types'
import { foreseen } from './foreseen'
import { newId } from '@/api/newId'
import { type Post, branchOf, dropChange, pendingOf, sendPending, storeChange } from './sending'

const madeNow = (
  trip: Trip,
  commands: readonly Command[],
  keep_violations: boolean,
): PendingChange => ({
  id: newId(),
  owner: owner.get(),
  trip: trip.id,
  branch: branchOf(trip),
  base_version: trip.version ?? 1,
  commands: [...commands],
  keep_violations,
})

/** The trip with what waits: as it will be, which items wait, and the change that was stopped. */
function whatIsShown(trip: Ref<Trip | undefined>, pending: Ref<PendingChange[]>) {
  const commands = computed(() => pending.value.flatMap(each => each.commands as Command[]))
  return {
    plan: computed(() => trip.value && foreseen(trip.value.plan, commands.value)),
    waiting: computed(
      () => new Set(commands.value.flatMap(({ item, with: other }) => [item, other])),
    ),
    stopped: computed(() => pending.value.find(each => each.stopped)),
  }
}

/**
 * Changes of a trip, or of the branch of it that is shown, as they are made: each shows at once, is kept on this device until the server
 * has it, and goes out in order. One that the server stops stays, with what stands in its way, until
 * somebody decides.
 */
export function useTripChanges(trip: Ref<Trip | undefined>, id: string, post: Post = postChange) {
  const pending = shallowRef<PendingChange[]>([])
  /** Why what waits did not arrive, when it will be tried again. */
  const refusal = shallowRef<Refusal>()
  const isSending = shallowRef(false)
  let isOver = false

  const shown = whatIsShown(trip, pending)

  async function look() {
    const all = await pendingOf(id).catch(() => pending.value)
    pending.value = all.filter(each => each.branch === branchOf(trip.value))
  }

  function accept({ version, plan: next }: Changed) {
    if (trip.value) trip.value = { ...trip.value, version, plan: next, can_undo: true }
  }

  /** Sends what waits. The trip becomes what the server says it is. */
  async function send() {
    isSending.value = true
    const sent = await sendPending(id, post)
    isSending.value = false
    if (isOver) return
    const mine = sent.changed.get(branchOf(trip.value))
    if (mine) accept(mine)
    refusal.value = sent.refusal
    await look()
  }

  async function change(more: readonly Command[], keepViolations = false) {
    if (!trip.value || !more.length) return
    const made = madeNow(trip.value, more, keepViolations)
    pending.value = [...pending.value, made]
    await storeChange(made)
    await send()
  }

  /** Takes back the last change that has not arrived, or any that was stopped. */
  async function takeBack(change = pending.value.at(-1)) {
    if (!change) return
    await dropChange(change.id)
    refusal.value = undefined
    await look()
    if (pending.value.length) await send()
  }

  /** Sends a stopped change again, otherwise: on another version, with more, or in spite of it. */
  async function decide(change: PendingChange, otherwise: Partial<PendingChange>) {
    const { stopped: _, ...rest } = change
    await storeChange({ ...rest, ...otherwise })
    await look()
    await send()
  }

  onScopeDispose(() => (isOver = true))
  return {
    ...shown,
    pending,
    refusal,
    isSending,
    look,
    send,
    change,
    takeBack,
    decide,
  }
}
