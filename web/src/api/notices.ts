// SPDX-License-Identifier: Apache-2.0
import { client } from '.'
import type { OnEvent } from './client'
import type {
  DeadLetterList,
  Inbox,
  NewNoticePreferences,
  NoticePhone,
  NoticePreferences,
  PushBrowser,
  PushBrowserList,
  UnreadCount,
} from './types'

/** What happens, until the server ends it: it does so every quarter of an hour. */
export const listenToLive = (
  signal: AbortSignal,
  lastEventId: string | undefined,
  onEvent: OnEvent,
) => client.listen<void>('/api/live', { signal, lastEventId }, onEvent)

export const listNotices = (before?: string, signal?: AbortSignal) =>
  client.call<Inbox>('/api/notices', { query: { before }, signal })
export const readNotices = (body: { ids: string[] } | { until: string }) =>
  client.call<UnreadCount>('/api/notices/read', { method: 'POST', body })
export const tryNotices = () => client.call<void>('/api/notices/trial', { method: 'POST' })

export const getNoticePreferences = (signal?: AbortSignal) =>
  client.call<NoticePreferences>('/api/notices/preferences', { signal })
export const saveNoticePreferences = (body: NewNoticePreferences) =>
  client.call<NoticePreferences>('/api/notices/preferences', { method: 'PUT', body })

export const askForPhoneCode = (number: string) =>
  client.call<void>('/api/notices/phone', { method: 'PUT', body: { number } })
export const confirmPhone = (code: string) =>
  client.call<NoticePhone>('/api/notices/phone/confirmation', { method: 'POST', body: { code } })
export const removePhone = () => client.call<void>('/api/notices/phone', { method: 'DELETE' })

export const listPushBrowsers = (signal?: AbortSignal) =>
  client.call<PushBrowserList>('/api/notices/subscriptions', { signal })
export const addPushBrowser = (subscription: PushSubscriptionJSON, device: string) =>
  client.call<PushBrowser>('/api/notices/subscriptions', {
    method: 'POST',
    body: { endpoint: subscription.endpoint, keys: subscription.keys, device },
  })
export const removePushBrowser = (id: string) =>
  client.call<void>(`/api/notices/subscriptions/${id}`, { method: 'DELETE' })

const deadLetter = (id: string) => `/api/notices/dead-letters/${encodeURIComponent(id)}`
export const listDeadLetters = (signal?: AbortSignal) =>
  client.call<DeadLetterList>('/api/notices/dead-letters', { signal })
export const retryDeadLetters = () =>
  client.call<void>('/api/notices/dead-letters/retry', { method: 'POST' })
export const retryDeadLetter = (id: string) =>
  client.call<void>(`${deadLetter(id)}/retry`, { method: 'POST' })
export const discardDeadLetter = (id: string) =>
  client.call<void>(deadLetter(id), { method: 'DELETE' })

/** By the link of a letter; nobody has to be signed in. */
export const endLetters = (token: string, kind: string) =>
  client.call<void>(`/api/notices/unsubscribe/${encodeURIComponent(token)}`, {
    method: 'POST',
    query: { kind },
    anonymous: true,
  })
