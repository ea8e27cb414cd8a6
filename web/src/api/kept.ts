// SPDX-License-Identifier: Apache-2.0
import { device, owner } from './device'

/** Answers of the server that lie on this device, for the hours without a network. */
export interface KeptAnswers {
  find(path: string, language: string): Promise<{ value: unknown; keptAt: string } | undefined>
  offer(path: string, language: string, value: unknown): Promise<void>
}

/** What belongs to a trip besides itself: the places around it and its streets. */
const belongs = ['/api/areas', '/api/places', '/api/weather', '/api/travel', '/tiles/']

interface Recording {
  trip: string
  fail: (error: unknown) => void
}
const recordings = new Set<Recording>()

/**
 * From now on the answers a trip is made of are kept with it; call the result to stop. `fail` hears
 * of those that could not be stored: pages can be read without them, promises cannot be kept.
 */
export function keepAnswersOf(trip: string, fail: Recording['fail'] = () => undefined): () => void {
  const recording = { trip, fail }
  recordings.add(recording)
  return () => recordings.delete(recording)
}

const isPartOf = (trip: string, path: string) =>
  belongs.some(start => path.startsWith(start)) || path.startsWith(`/api/trips/${trip}`)

/** The answers in the browser's database. A device that refuses it has none, and says nothing. */
export const keptAnswers: KeptAnswers = {
  async find(path, language) {
    try {
      const shelves = await device()
      const found = await shelves.getAllFromIndex('answers', 'path', path)
      const mine = []
      for (const each of found)
        if ((await shelves.get('trips', each.trip))?.owner === owner.get()) mine.push(each)
      const best = mine.find(each => each.language === language) ?? mine[0]
      return best && { value: JSON.parse(best.body), keptAt: best.storedAt }
    } catch {
      return undefined
    }
  },

  async offer(path, language, value) {
    const storedAt = new Date().toISOString()
    for (const { trip, fail } of [...recordings].filter(each => isPartOf(each.trip, path)))
      await device()
        .then(shelves =>
          shelves.put('answers', { trip, path, language, body: JSON.stringify(value), storedAt }),
        )
        .catch(fail)
  },
}
