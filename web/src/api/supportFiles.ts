// SPDX-License-Identifier: Apache-2.0
// Files in conversations with support, of either side.
import { client } from '.'
import { base64url } from './imports'
import type { SupportFile } from './types'

export type SupportSide = 'tickets' | 'queue'

/** How many bytes a file may have, and how many files a message; the server says so too. */
export const mostBytes = 8 * 1024 * 1024
export const mostFiles = 5

const pathOf = (side: SupportSide, ticket: string, file: string) =>
  `/api/support/${side}/${encodeURIComponent(ticket)}/files/${file}`

/** Brings a file; sent again under the same id it is the same one. */
export async function bringFile(side: SupportSide, ticket: string, id: string, file: File) {
  const content = base64url(new Uint8Array(await file.arrayBuffer()))
  return client.call<SupportFile>(pathOf(side, ticket, id), {
    method: 'PUT',
    body: { name: file.name, type: file.type || 'text/plain', content },
  })
}
export const readFile = (side: SupportSide, ticket: string, id: string) =>
  client.file(pathOf(side, ticket, id))
