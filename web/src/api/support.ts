// SPDX-License-Identifier: Apache-2.0
import { client } from '.'
import type {
  AgentTicket,
  AgentOfSupport,
  CannedReply,
  HelpArticle,
  HelpTicket,
  HelpTicketDetail,
  NewHelpTicket,
  QueuedTicket,
  SupportFigures,
  TravellerContact,
  TripAccess,
} from './types'

const mine = (id: string) => `/api/support/tickets/${encodeURIComponent(id)}`
const queued = (id: string) => `/api/support/queue/${encodeURIComponent(id)}`

/** Articles about the product, the closest to the words first. */
export const findHelp = (query: string, signal?: AbortSignal) =>
  client.call<{ articles: HelpArticle[] }>('/api/help/articles', { query: { query }, signal })

export const askForHelp = (body: NewHelpTicket) =>
  client.call<HelpTicketDetail>('/api/support/tickets', { method: 'POST', body })
export const listHelp = (signal?: AbortSignal) =>
  client.call<{ tickets: HelpTicket[] }>('/api/support/tickets', { signal })
export const openHelp = (id: string, signal?: AbortSignal) =>
  client.call<HelpTicketDetail>(mine(id), { signal })
export const sayMore = (id: string, text: string, files: string[]) =>
  client.call<HelpTicketDetail>(`${mine(id)}/messages`, { method: 'POST', body: { text, files } })
export const closeHelp = (id: string) =>
  client.call<HelpTicketDetail>(`${mine(id)}/close`, { method: 'POST' })
export const rateHelp = (id: string, stars: number, text: string) =>
  client.call<HelpTicketDetail>(`${mine(id)}/rating`, { method: 'PUT', body: { stars, text } })

/** All up to this message was seen. */
export const markHelpRead = (id: string, message: string) =>
  client.call<void>(`${mine(id)}/read`, { method: 'PUT', body: { message } })
export const markQueuedRead = (id: string, message: string) =>
  client.call<void>(`${queued(id)}/read`, { method: 'PUT', body: { message } })

export const tellTyping = (id: string) =>
  client.call<void>(`${mine(id)}/typing`, { method: 'POST' })

export const listQueue = (signal?: AbortSignal) =>
  client.call<{ tickets: QueuedTicket[] }>('/api/support/queue', { signal })
export const openQueued = (id: string, signal?: AbortSignal) =>
  client.call<AgentTicket>(queued(id), { signal })
export const claimRequest = (id: string) =>
  client.call<AgentTicket>(`${queued(id)}/claim`, { method: 'POST' })
export const releaseRequest = (id: string) =>
  client.call<AgentTicket>(`${queued(id)}/release`, { method: 'POST' })
export const answerRequest = (
  id: string,
  body: { text: string; is_internal: boolean; resolves: boolean; files: string[] },
) => client.call<AgentTicket>(`${queued(id)}/replies`, { method: 'POST', body })
export const listCanned = (signal?: AbortSignal) =>
  client.call<{ replies: CannedReply[] }>('/api/support/canned', { signal })
export const tellAnswering = (id: string) =>
  client.call<void>(`${queued(id)}/typing`, { method: 'POST' })
export const listAgents = (signal?: AbortSignal) =>
  client.call<{ agents: AgentOfSupport[] }>('/api/support/agents', { signal })
export const transferRequest = (id: string, agentId: string) =>
  client.call<AgentTicket>(`${queued(id)}/transfer`, {
    method: 'POST',
    body: { agent_id: agentId },
  })
export const mergeRequests = (id: string, from: string) =>
  client.call<AgentTicket>(`${queued(id)}/merge`, { method: 'POST', body: { from } })
type Reach = TripAccess['reach']
export const askForAccess = (id: string, body: { reach: Reach; reason: string }) =>
  client.call<AgentTicket>(`${queued(id)}/accesses`, { method: 'POST', body })
export const giveAccessBack = (id: string, access: string) =>
  client.call<AgentTicket>(`${queued(id)}/accesses/${access}`, { method: 'DELETE' })
export const revealContact = (id: string, reason: string) =>
  client.call<TravellerContact>(`${queued(id)}/contact`, { method: 'POST', body: { reason } })
export const letSupportIn = (id: string, access: string, body: { reach: Reach; minutes: number }) =>
  client.call<HelpTicketDetail>(`${mine(id)}/accesses/${access}`, { method: 'PUT', body })
export const keepSupportOut = (id: string, access: string) =>
  client.call<HelpTicketDetail>(`${mine(id)}/accesses/${access}`, { method: 'DELETE' })
export const readFigures = (days: number, agent: string, signal?: AbortSignal) =>
  client.call<SupportFigures>('/api/support/figures', {
    query: { days, ...(agent && { agent }) },
    signal,
  })
