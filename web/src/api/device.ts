// SPDX-License-Identifier: Apache-2.0
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { TripSummary } from './types'

/** A trip that was put on this device, with what it takes. */
export interface KeptTrip {
  id: string
  /** Whose it is: another account that signs in here does not see it. */
  owner: string
  trip: TripSummary
  /** storing: not everything is there yet, so it must not be promised. */
  state: 'storing' | 'ready'
  bytes: number
  /** An instant, ISO 8601. */
  storedAt: string
}

/** An answer of the server as it lies on this device. */
export interface StoredAnswer {
  trip: string
  path: string
  language: string
  body: string
  storedAt: string
}

/** A change that the server has not acknowledged yet. */
export interface PendingChange {
  /** A ULID made here: sent twice it is still one change. */
  id: string
  owner: string
  trip: string
  /** The branch it was made on; none: the trip itself. */
  branch?: string
  base_version: number
  commands: unknown[]
  keep_violations: boolean
  /** What stands in the way; without it the change waits for the network. */
  stopped?: { code: string; status: number; body: unknown }
}

interface Shelves extends DBSchema {
  trips: { key: string; value: KeptTrip; indexes: { owner: string } }
  answers: {
    key: [string, string, string]
    value: StoredAnswer
    indexes: { path: string; trip: string }
  }
  changes: { key: string; value: PendingChange; indexes: { trip: string; owner: string } }
}

let opened: Promise<IDBPDatabase<Shelves>> | undefined

/** The one database of this browser. A newer app in another tab may change it: we step aside. */
export function device(): Promise<IDBPDatabase<Shelves>> {
  opened ??= openDB<Shelves>('xingqu', 1, {
    upgrade(database) {
      database.createObjectStore('trips', { keyPath: 'id' }).createIndex('owner', 'owner')
      const answers = database.createObjectStore('answers', {
        keyPath: ['trip', 'path', 'language'],
      })
      answers.createIndex('path', 'path')
      answers.createIndex('trip', 'trip')
      const changes = database.createObjectStore('changes', { keyPath: 'id' })
      changes.createIndex('trip', 'trip')
      changes.createIndex('owner', 'owner')
    },
    blocking: (_from, _to, event) => {
      opened = undefined
      ;(event.target as IDBDatabase).close()
    },
    terminated: () => (opened = undefined),
  })
  opened.catch(() => (opened = undefined))
  return opened
}

const ownerKey = 'xingqu.owner'

/** Whose things may be shown: the account that was last signed in here and has not signed out. */
export const owner = {
  get: () => localStorage.getItem(ownerKey) ?? '',
  set: (account: string) => localStorage.setItem(ownerKey, account),
  forget: () => localStorage.removeItem(ownerKey),
}
