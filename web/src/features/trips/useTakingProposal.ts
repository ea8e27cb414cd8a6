// SPDX-License-Identifier: Apache-2.0
import { shallowRef } from 'vue'
import { acceptProposal, suggestProposal } from '@/api/alerts'
import type { Answer, Refusal } from '@/api/answer'
import type { AlertProposal, TripAlert } from '@/api/types'
import { newId } from '@/api/newId'

/**
 * Taking a way round an event. What is taken is one change however often it is sent; `done` is
 * called even if the page has heard of the new version first and shows the ways round no more.
 */
export function useTakingProposal(trip: string, done: (alert: TripAlert) => void) {
  const busy = shallowRef<string>()
  const refused = shallowRef<Refusal>()
  const changeIds = new Map<string, string>()

  function changeIdOf({ digest }: AlertProposal): string {
    const id = changeIds.get(digest) ?? newId()
    changeIds.set(digest, id)
    return id
  }

  async function ask<T>({ kind }: AlertProposal, send: () => Promise<Answer<T>>) {
    if (busy.value) return false
    busy.value = kind
    const answer = await send()
    busy.value = undefined
    refused.value = answer.ok ? undefined : answer.refusal
    return answer.ok
  }

  async function take(alert: TripAlert, proposal: AlertProposal, base_version: number) {
    const { kind, digest } = proposal
    const change_id = changeIdOf(proposal)
    const taken = { kind, digest, base_version, change_id }
    if (await ask(proposal, () => acceptProposal(trip, alert.event.id, taken))) done(alert)
  }

  /** For whoever may not take it; whether it was passed on. */
  function suggest(alert: TripAlert, proposal: AlertProposal, base_version: number) {
    const { kind, digest } = proposal
    return ask(proposal, () =>
      suggestProposal(trip, alert.event.id, { kind, digest, base_version }),
    )
  }

  return { busy, refused, take, suggest }
}
