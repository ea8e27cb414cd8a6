// SPDX-License-Identifier: Apache-2.0
import { type Changed, postChange } from '@/api/changes'
import { type Refusal, offline, signedOut } from '@/api/answer'
import { type PendingChange, device, owner } from '@/api/device'
import type { Trip } from '@/api/types'

export type Post = typeof postChange

/** What changes of a trip say where they belong: nothing for those of the trip itself. */
export const branchOf = (trip: Pick<Trip, 'id' | 'branch'> | undefined) =>
  !trip || trip.branch === trip.id ? undefined : trip.branch

/** The changes of this account that a trip still waits for, in the order they were made. */
export async function pendingOf(trip: string): Promise<PendingChange[]> {
  const all = await (await device()).getAllFromIndex('changes', 'trip', trip)
  return all.filter(each => each.owner === owner.get()).sort((a, b) => (a.id < b.id ? -1 : 1))
}

export const storeChange = async (change: PendingChange) =>
  void (await (await device()).put('changes', change))
export const dropChange = async (id: string) => (await device()).delete('changes', id)

/** All trips that this account still has changes for. */
export async function tripsWithChanges(): Promise<Map<string, number>> {
  const all = await (await device()).getAllFromIndex('changes', 'owner', owner.get())
  const counts = new Map<string, number>()
  for (const { trip } of all) counts.set(trip, (counts.get(trip) ?? 0) + 1)
  return counts
}

/** Whether trying again later may help, with nobody deciding anything. */
export const isPassing = ({ code, status }: Refusal) =>
  code === offline || code === signedOut || status >= 500 || status === 429 || status === 408

/** What was made on top of a change that has arrived was made on the version it became. */
async function rebase({ trip, branch, base_version: from }: PendingChange, onto: number) {
  for (const change of await pendingOf(trip))
    if (change.branch === branch && change.base_version === from)
      await storeChange({ ...change, base_version: onto })
}

async function send(change: PendingChange, post: Post): Promise<Refusal | Changed> {
  const { id: change_id, branch, base_version, commands, keep_violations } = change
  const answer = await post(change.trip, {
    branch,
    base_version,
    change_id,
    commands: commands as Parameters<Post>[1]['commands'],
    keep_violations,
  })
  if (answer.ok) {
    await dropChange(change.id)
    await rebase(change, answer.value.version)
    return answer.value
  }
  if (!isPassing(answer.refusal)) {
    const { code, status, body } = answer.refusal
    await storeChange({ ...change, stopped: { code, status, body } })
  }
  return answer.refusal
}

export interface Sent {
  /** The last version that came of it, of each branch. */
  changed: Map<string | undefined, Changed>
  /** What stopped it: something that passes, or a change that wants a decision. */
  refusal?: Refusal
}

/**
 * Sends what waits, one after the other, in this tab alone: two tabs of one browser share the
 * changes. Stops at the first that does not arrive; nothing is dropped.
 */
export async function sendPending(trip: string, post: Post = postChange): Promise<Sent> {
  async function all(): Promise<Sent> {
    const sent: Sent = { changed: new Map() }
    for (;;) {
      const [next] = await pendingOf(trip)
      if (!next || next.stopped) return sent
      const answer = await send(next, post)
      if ('code' in answer) return { ...sent, refusal: answer }
      sent.changed.set(next.branch, answer)
    }
  }
  const locks = globalThis.navigator?.locks
  return locks ? await locks.request(`xingqu.changes.${trip}`, all) : await all()
}
