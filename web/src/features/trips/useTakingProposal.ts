// SPDX-License-Identifier: Apache-2.0
import { shallowRef } from 'vue'
import { acceptProposal } from '@/api/alerts'
import type { Refusal } from '@/api/answer'
import type { AlertProposal, TripAlert } from '@/api/types'
import { newChangeId } from './editing/newChangeId'

/**
 * Taking a way round an event. What is taken is one change however often it is sent; `done` is
 * called even if the page has heard of the new version first and shows the ways round no more.
 */
export function useTakingProposal(trip: string, done: (alert: TripAlert) => void) {
  const busy = shallowRef<string>()
  const refused = shallowRef<Refusal>()
  const changeIds = new Map<string, string>()

  function changeIdOf({ digest }: AlertProposal): string {
    const id = changeIds.get(digest) ?? newChangeId()
    changeIds.set(digest, id)
    return id
  }

  async function take(alert: TripAlert, proposal: AlertProposal, version: number) {
    if (busy.value) return
    busy.value = proposal.kind
    const answer = await acceptProposal(trip, alert.event.id, {
      kind: proposal.kind,
      digest: proposal.digest,
      base_version: version,
      change_id: changeIdOf(proposal),
    })
    busy.value = undefined
    refused.value = answer.ok ? undefined : answer.refusal
    if (answer.ok) done(alert)
  }

  return { busy, refused, take }
}
