// SPDX-License-Identifier: Apache-2.0
import { type Answer, granted, offline, refused } from '@/api/answer'
import { type KeptTrip, device, owner } from '@/api/device'
import { keepAnswersOf } from '@/api/kept'
import { keepSafetyOf } from '@/api/keptSafety'
import { fileShelf, tileShelf } from '@/api/keptTrips'
import { getLuggage, keepFiles } from '@/api/luggage'
import { findTilesAt } from '@/api/maps'
import { getTrip, introduceTrip } from '@/api/trips'
import { drawLegs } from '@/api/travel'
import type { TierPlan, Trip } from '@/api/types'
import { keyOf, wayOf } from '../dayWays'
import { middleOf } from '../middleOf'
import { loadPlanContext } from '../usePlanContext'
import { missingLegs } from '../useWays'
import { tilesOf } from './tilesOf'

/** What the browser itself refuses, as codes of ours. */
export const cannotKeep = 'cannot_keep'
export const deviceFull = 'device_full'

export interface Progress {
  done: number
  total: number
}

/** How many tiles are fetched at a time. */
const lanes = 6

/** Has the service worker store the map's program beside the shell; its bytes. */
async function storeProgram(): Promise<number> {
  if (!('serviceWorker' in navigator) || !(await navigator.serviceWorker.getRegistration()))
    throw new DOMException('no service worker', 'NotSupportedError')
  const { active } = await navigator.serviceWorker.ready
  const { port1, port2 } = new MessageChannel()
  const said = new Promise<MessageEvent>(resolve => (port1.onmessage = resolve))
  active?.postMessage('store the map', [port2])
  const { data } = await said
  if (!data.ok) throw new TypeError(data.why)
  return data.bytes
}

/** Stores what is not there yet. An answer without content is an answer: nothing is drawn there. */
async function storeTiles(id: string, paths: readonly string[], tell: (done: number) => void) {
  const shelf = await caches.open(tileShelf(id))
  const rest = [...paths]
  let done = 0
  async function lane() {
    for (let path = rest.shift(); path; path = rest.shift()) {
      if (!(await shelf.match(path, { ignoreVary: true }))) {
        const answer = await fetch(path)
        if (!answer.ok) throw new TypeError(`${path}: ${answer.status}`)
        await shelf.put(path, answer)
      }
      tell((done += 1))
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  const unneeded = (await shelf.keys()).filter(({ url }) => !paths.includes(new URL(url).pathname))
  await Promise.all(unneeded.map(request => shelf.delete(request)))
}

async function bytesOf(id: string): Promise<number> {
  let bytes = 0
  for (const name of [tileShelf(id), fileShelf(id)]) {
    const shelf = await caches.open(name)
    for (const request of await shelf.keys())
      bytes += (await (await shelf.match(request, { ignoreVary: true }))?.blob())?.size ?? 0
  }
  const answers = await (await device()).getAllFromIndex('answers', 'trip', id)
  return bytes + answers.reduce((all, { body }) => all + new Blob([body]).size, 0)
}

async function put(trip: Trip, state: KeptTrip['state'], bytes: number): Promise<KeptTrip> {
  const { plan: _, ...summary } = trip
  const storedAt = new Date().toISOString()
  const kept = { id: trip.id, owner: owner.get(), trip: summary, state, bytes, storedAt }
  await (await device()).put('trips', kept)
  return kept
}

/** What an answer of the network said; one that only this device gave is none. */
function fresh<T>(answer: Answer<T>): T | undefined {
  const isOffline = answer.ok ? answer.keptAt : answer.refusal.code === offline
  if (isOffline) throw new TypeError('the network is away')
  return answer.ok ? answer.value : undefined
}

/** As a map asks for them that shows all days: one question for each day. */
async function storeWays({ days }: TierPlan) {
  const known = new Set<string>()
  for (const day of days) {
    const legs = missingLegs(day, known)
    if (legs.length) fresh(await drawLegs(legs))
    for (const leg of legs) known.add(keyOf(leg))
  }
}

async function store(
  trip: Trip,
  tell: (progress: Progress) => void,
  assertWhole: () => void,
): Promise<KeptTrip> {
  await put(trip, 'storing', 0)
  const program = await storeProgram()
  fresh(await introduceTrip(trip.id))
  fresh(await loadPlanContext(trip.plan.destination))
  await storeWays(trip.plan)
  await keepFiles(trip.id, fresh(await getLuggage(trip.id))?.files ?? [])
  const middle = middleOf(trip.plan.days.flatMap(day => day.visits.map(visit => visit.place)))
  await keepSafetyOf(trip.id, middle)
  const streets = middle && fresh(await findTilesAt(middle))
  const stops = [...trip.plan.days.flatMap(wayOf), ...(middle ? [middle] : [])]
  const paths = streets ? tilesOf(stops, streets) : []
  await storeTiles(trip.id, paths, done => tell({ done, total: paths.length }))
  assertWhole()
  return put(trip, 'ready', program + (await bytesOf(trip.id)))
}

/**
 * Puts a trip on this device, with everything its pages need: answers only when all of it is there.
 * What a broken attempt has stored is used by the next one.
 */
export async function keepTrip(
  id: string,
  tell: (progress: Progress) => void = () => undefined,
): Promise<Answer<KeptTrip>> {
  let lost: unknown
  const stop = keepAnswersOf(id, error => (lost = error))
  const assertWhole = () => {
    if (lost) throw lost
  }
  try {
    const answer = await getTrip(id)
    if (!answer.ok) return answer
    return granted(await store(fresh(answer) ?? answer.value, tell, assertWhole))
  } catch (error) {
    const name = error instanceof DOMException ? error.name : ''
    if (name === 'QuotaExceededError') return refused(deviceFull)
    return refused(name ? cannotKeep : offline)
  } finally {
    stop()
  }
}
