// SPDX-License-Identifier: Apache-2.0
// Who takes part in a trip, who is shown it, and what became of it.
import { client } from '.'
import type { Command } from './changes'
import type { components } from './schema'

type Schemas = components['schemas']
export type TripMember = Schemas['TripMember']
export type MemberRole = Schemas['MemberRole']
export type TripInvitation = Schemas['TripInvitation']
export type OpenInvitation = Schemas['OpenInvitation']
export type TripShare = Schemas['TripShare']
export type Hidden = Schemas['Hidden']
export type SharedTrip = Schemas['SharedTrip']
export type TripSuggestion = Schemas['TripSuggestion']
export type TripVersion = Schemas['TripVersion']
export type TripBranch = Schemas['TripBranch']
export type PlanDifference = Schemas['TripDifference']
export type VisitDifference = Schemas['VisitDifference']

const of = (trip: string, rest: string) => `/api/trips/${encodeURIComponent(trip)}/${rest}`
const part = encodeURIComponent

export const listMembers = (trip: string, signal?: AbortSignal) =>
  client.call<Schemas['MemberList']>(of(trip, 'members'), { signal })
export const changeMember = (trip: string, member: string, role: MemberRole) =>
  client.call<Schemas['MemberList']>(of(trip, `members/${part(member)}`), {
    method: 'PATCH',
    body: { role },
  })
export const removeMember = (trip: string, member: string) =>
  client.call<void>(of(trip, `members/${part(member)}`), { method: 'DELETE' })

export const invite = (trip: string, role: MemberRole, user_name?: string) =>
  client.call<TripInvitation>(of(trip, 'invitations'), {
    method: 'POST',
    body: { role, user_name },
  })
export const listInvitations = (trip: string, signal?: AbortSignal) =>
  client.call<Schemas['InvitationList']>(of(trip, 'invitations'), { signal })
export const revokeInvitation = (trip: string, id: string) =>
  client.call<void>(of(trip, `invitations/${part(id)}`), { method: 'DELETE' })
export const readInvitation = (token: string, signal?: AbortSignal) =>
  client.call<OpenInvitation>(`/api/invitations/${part(token)}`, { signal })
export const acceptInvitation = (token: string) =>
  client.call<Schemas['JoinedTrip']>(`/api/invitations/${part(token)}/accept`, { method: 'POST' })

export const listShares = (trip: string, signal?: AbortSignal) =>
  client.call<Schemas['ShareList']>(of(trip, 'shares'), { signal })
export const shareTrip = (trip: string, hides: Hidden[], expires_on?: string) =>
  client.call<TripShare>(of(trip, 'shares'), { method: 'POST', body: { hides, expires_on } })
export const revokeShare = (trip: string, id: string) =>
  client.call<void>(of(trip, `shares/${part(id)}`), { method: 'DELETE' })
export const readShared = (token: string, signal?: AbortSignal) =>
  client.call<SharedTrip>(`/api/shared/${part(token)}`, { signal, anonymous: true })

export const listSuggestions = (trip: string, signal?: AbortSignal) =>
  client.call<Schemas['SuggestionList']>(of(trip, 'suggestions'), { signal })
export const suggestChange = (trip: string, base_version: number, commands: readonly Command[]) =>
  client.call<TripSuggestion>(of(trip, 'suggestions'), {
    method: 'POST',
    body: { base_version, commands },
  })
/** What a suggestion would do to the trip as it is now. */
export const previewSuggestion = (trip: string, id: string, signal?: AbortSignal) =>
  client.call<Schemas['ChangedAnswer']>(of(trip, `suggestions/${part(id)}/preview`), { signal })
export const acceptSuggestion = (trip: string, id: string, keep_violations = false) =>
  client.call<Schemas['ChangedAnswer']>(of(trip, `suggestions/${part(id)}/accept`), {
    method: 'POST',
    body: { keep_violations },
  })
export const declineSuggestion = (trip: string, id: string) =>
  client.call<void>(of(trip, `suggestions/${part(id)}/decline`), { method: 'POST' })
export const voteOnSuggestion = (trip: string, id: string, is_for?: boolean) =>
  client.call<TripSuggestion>(of(trip, `suggestions/${part(id)}/vote`), {
    method: 'PUT',
    body: { is_for },
  })

export const listVersions = (trip: string, cursor?: string, signal?: AbortSignal) =>
  client.call<Schemas['VersionPage']>(of(trip, 'versions'), {
    query: { limit: 30, cursor },
    signal,
  })
export const nameVersion = (trip: string, version: number, name: string) =>
  client.call<TripVersion>(of(trip, `versions/${version}`), { method: 'PATCH', body: { name } })
/** What a version changed; against the one it came from unless another is named. */
export const compareVersions = (
  trip: string,
  version: number,
  signal?: AbortSignal,
  other?: number,
) =>
  client.call<PlanDifference>(of(trip, `versions/${version}/difference`), {
    query: { with: other },
    signal,
  })
export const restoreVersion = (trip: string, version: number, change_id: string) =>
  client.call<Schemas['ChangedAnswer']>(of(trip, 'restore'), {
    method: 'POST',
    body: { version, change_id },
  })
export const listBranches = (trip: string, signal?: AbortSignal) =>
  client.call<Schemas['BranchList']>(of(trip, 'branches'), { signal })
export const makeBranch = (trip: string, name: string, version?: number) =>
  client.call<TripBranch>(of(trip, 'branches'), { method: 'POST', body: { name, version } })
/** What both changed is refused with both values, unless one says whose are to stand. */
export const mergeBranch = (
  trip: string,
  branch: string,
  change_id: string,
  stands?: Schemas['MergeSide'],
) =>
  client.call<Schemas['ChangedAnswer']>(of(trip, `branches/${part(branch)}/merge`), {
    method: 'POST',
    body: { change_id, stands },
  })
export const removeBranch = (trip: string, branch: string) =>
  client.call<void>(of(trip, `branches/${part(branch)}`), { method: 'DELETE' })
