// SPDX-License-Identifier: Apache-2.0
import { expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { owner } from '@/api/device'
import { useLiveTrip } from './useLiveTrip'

it('a version of this trip is told with whether others made it, until the page is left', () => {
  const hearers = new Set<(data: unknown) => void>()
  const news = {
    on: (_: string, hear: (data: unknown) => void) => {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
  }
  const say = (trip: string, version: number, by: string) =>
    hearers.forEach(hear => hear({ trip, version, by }))
  owner.set('me')
  const tell = vi.fn()
  const page = effectScope()
  page.run(() => useLiveTrip('t1', tell, news))
  say('t1', 4, 'companion')
  say('t2', 9, 'companion')
  say('t1', 5, 'me')
  page.stop()
  say('t1', 6, 'companion')
  expect(tell.mock.calls).toEqual([
    [4, true],
    [5, false],
  ])
})
