// SPDX-License-Identifier: Apache-2.0
// What travellers take along with a trip: notes, files, and what is to be packed.
import { client } from '.'
import { type Answer, granted, offline } from './answer'
import { fileShelf } from './keptTrips'
import type { components } from './schema'

type Schemas = components['schemas']
export type Luggage = Schemas['Luggage']
export type Note = Schemas['Note']
export type TripFile = Schemas['TripFile']
export type PackingLine = Schemas['PackingLine']
export type PackingSuggestion = Schemas['PackingSuggestion']
export type PutPacking = Schemas['PutPacking']

const of = (trip: string, rest: string) => `/api/trips/${encodeURIComponent(trip)}/${rest}`

export const getLuggage = (trip: string, signal?: AbortSignal) =>
  client.call<Luggage>(of(trip, 'luggage'), { signal })
/** `id` is ours: sent again it is one note. */
export const putNote = (trip: string, id: string, base_version: number, text: string) =>
  client.call<Luggage>(of(trip, `notes/${id}`), { method: 'PUT', body: { base_version, text } })
export const removeNote = (trip: string, id: string, version: number) =>
  client.call<Luggage>(of(trip, `notes/${id}`), { method: 'DELETE', query: { version } })
export const putPacking = (trip: string, id: string, body: PutPacking) =>
  client.call<Luggage>(of(trip, `packing/${id}`), { method: 'PUT', body })
export const removePacking = (trip: string, id: string) =>
  client.call<Luggage>(of(trip, `packing/${id}`), { method: 'DELETE' })
export const pack = (trip: string, id: string, is_packed: boolean) =>
  client.call<Luggage>(of(trip, `packing/${id}/packed`), { method: 'PUT', body: { is_packed } })
export const removeFile = (trip: string, id: string) =>
  client.call<Luggage>(of(trip, `files/${id}`), { method: 'DELETE' })

/** How many bytes a file may have; the server says so too. */
export const mostFileBytes = 10 * 1024 * 1024
const types: Record<string, string> = { heic: 'image/heic', txt: 'text/plain', csv: 'text/csv' }

/** What a file says it is; where the browser does not know, by the ending of its name. */
function typed(file: File): Blob {
  const type = file.type || types[file.name.split('.').pop()?.toLowerCase() ?? '']
  return type === file.type ? file : new Blob([file], { type: type ?? 'application/octet-stream' })
}
const pathOf = (trip: string, file: string) => of(trip, `files/${file}`)

/** `id` is ours: sent again it is one file. */
export const putFile = (trip: string, id: string, file: File) =>
  client.call<Luggage>(pathOf(trip, id), {
    method: 'PUT',
    body: typed(file),
    query: { name: file.name },
  })

/** The bytes, from the server or as they lie on this device. */
export async function readFile(trip: string, id: string): Promise<Answer<Blob>> {
  const answer = await client.file(pathOf(trip, id))
  if (answer.ok || answer.refusal.code !== offline || !('caches' in globalThis)) return answer
  const shelf = await caches.open(fileShelf(trip))
  const found = await shelf.match(pathOf(trip, id))
  return found ? granted(await found.blob()) : answer
}

/** Puts files on this device, and takes off those that are none of them. */
export async function keepFiles(trip: string, files: readonly TripFile[]): Promise<void> {
  const shelf = await caches.open(fileShelf(trip))
  const paths = files.map(file => pathOf(trip, file.id))
  for (const path of paths) {
    if (await shelf.match(path)) continue
    const answer = await client.file(path)
    if (!answer.ok) throw new TypeError(`${path}: ${answer.refusal.code}`)
    await shelf.put(path, new Response(answer.value))
  }
  for (const request of await shelf.keys())
    if (!paths.includes(new URL(request.url).pathname)) await shelf.delete(request)
}
