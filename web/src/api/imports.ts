// SPDX-License-Identifier: Apache-2.0
// Trips from the files of other programs.
import { client } from '.'
import type { components } from './schema'

type Schemas = components['schemas']
export type ImportReport = Schemas['ImportReport']
export type ImportedStop = Schemas['ImportedStop']

export type ImportWish = Omit<Schemas['ImportTrip'], 'file' | 'is_preview'>

/** How many bytes a file may have; the server says so too. */
export const mostFileBytes = 2 * 1024 * 1024

/** As RFC 4648 §5 has it, without padding. */
export function base64url(bytes: Uint8Array) {
  let text = ''
  const piece = 0x8000 // what fits on the stack as arguments
  for (let at = 0; at < bytes.length; at += piece)
    text += String.fromCharCode(...bytes.subarray(at, at + piece))
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

export const previewImport = (file: string, wish: ImportWish, signal?: AbortSignal) =>
  client.call<ImportReport>('/api/trips/import', {
    method: 'POST',
    body: { ...wish, file, is_preview: true },
    signal,
  })
export const importTrip = (file: string, wish: ImportWish) =>
  client.call<ImportReport>('/api/trips/import', { method: 'POST', body: { ...wish, file } })
