// SPDX-License-Identifier: Apache-2.0
import { client } from '.'
import type { Answer } from './answer'
import type { Conversation, ConversationDetail, ConversationList, ConversationTurn } from './types'

/** What the assistant does while it answers; the contract of a stream cannot say it. */
export interface AssistantStep {
  function: string
  arguments: string
  state: 'begun' | 'done' | 'refused' | 'proposed'
  text: string
}
export interface AssistantListener {
  text: (piece: string) => void
  step: (step: AssistantStep) => void
}

const path = (id: string) => `/api/conversations/${encodeURIComponent(id)}`

export const listConversations = (signal?: AbortSignal) =>
  client.call<ConversationList>('/api/conversations', { signal })
export const beginConversation = () =>
  client.call<Conversation>('/api/conversations', { method: 'POST' })
export const openConversation = (id: string, signal?: AbortSignal) =>
  client.call<ConversationDetail>(path(id), { signal })
export const deleteConversation = (id: string) => client.call<void>(path(id), { method: 'DELETE' })

/** Says something, or, without a text, has a stopped answer gone on with. */
export function sayToAssistant(
  id: string,
  { text, trip }: { text?: string; trip?: string },
  listener: AssistantListener,
  signal: AbortSignal,
): Promise<Answer<ConversationTurn>> {
  return client.listen<ConversationTurn>(
    `${path(id)}/turns`,
    { method: 'POST', body: { text, trip: text ? trip : undefined }, signal },
    (event, data) => {
      if (event === 'text') listener.text((data as { text: string }).text)
      if (event === 'step') listener.step(data as AssistantStep)
    },
  )
}
