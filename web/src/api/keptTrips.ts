// SPDX-License-Identifier: Apache-2.0
import { type KeptTrip, device, owner } from './device'
import { forgetSafetyOf } from './keptSafety'

/** Where the tiles of a trip lie. The service worker knows the beginning of the name. */
export const tileShelf = (trip: string) => `xingqu-trip-${trip}`

/** Where the files of a trip lie: its tickets. */
export const fileShelf = (trip: string) => `xingqu-trip-${trip}-files`

/** The trip on this device, if it is this account's. A device without a database keeps none. */
export async function findKeptTrip(id: string): Promise<KeptTrip | undefined> {
  const found = await device()
    .then(shelves => shelves.get('trips', id))
    .catch(() => undefined)
  return found?.owner === owner.get() ? found : undefined
}

/** All trips of this account on this device. */
export async function listKeptTrips(): Promise<KeptTrip[]> {
  return device()
    .then(shelves => shelves.getAllFromIndex('trips', 'owner', owner.get()))
    .catch(() => [])
}

/** Takes a trip off this device. Changes that wait for the network stay. */
export async function removeKeptTrip(id: string): Promise<void> {
  const shelves = await device()
  const answers = await shelves.getAllKeysFromIndex('answers', 'trip', id)
  await Promise.all(answers.map(key => shelves.delete('answers', key)))
  await shelves.delete('trips', id)
  await caches.delete(tileShelf(id))
  await caches.delete(fileShelf(id))
  forgetSafetyOf(id)
}

/** What an account leaves behind when it signs out here: nothing to read. */
export async function removeKeptTrips(): Promise<void> {
  const mine = await listKeptTrips()
  await Promise.all(mine.map(({ id }) => removeKeptTrip(id)))
}
