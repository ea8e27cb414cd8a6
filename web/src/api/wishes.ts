// SPDX-License-Identifier: Apache-2.0
import { client } from '.'
import type { WishReading } from './types'

/** What a text in plain words asks for, slot by slot. */
export const readWish = (text: string, signal?: AbortSignal) =>
  client.call<WishReading>('/api/wishes/read', { method: 'POST', body: { text }, signal })

/** Likewise, with a language model where rules are unsure. */
export const understandWish = (text: string, signal?: AbortSignal) =>
  client.call<WishReading>('/api/wishes/understand', { method: 'POST', body: { text }, signal })
