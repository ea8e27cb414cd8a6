// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import { granted, offline, refused } from '@/api/answer'
import type { DrawnLegs, LegToDraw, PlanDay } from '@/api/types'
import { useWays } from './useWays'

const place = (lon: number) => ({ lat: 26, lon, key: String(lon) })
const dayFrom = (first: number) =>
  ({
    start: place(first),
    visits: [{ place: place(first + 1) }],
    end: place(first),
    legs: [{ mode: 'walk' }, { mode: 'taxi' }],
  }) as unknown as PlanDay

/** What a server answers: a way with a corner for each leg. */
const answerTo = (legs: readonly LegToDraw[]) =>
  granted({
    attribution: '© them',
    legs: legs.map(({ from, to }) => ({
      source: 'streets',
      coordinates: [from.toReversed(), [0, 0], to.toReversed()],
    })),
  } as DrawnLegs)

function looking(days: readonly PlanDay[], draw: Parameters<typeof useWays>[1]) {
  const shown = shallowRef(days)
  const scope = effectScope()
  const found = scope.run(() => useWays(shown, draw))
  if (!found) throw new Error('no scope')
  return { ...found, shown, scope }
}
const settled = () => new Promise(resolve => setImmediate(resolve))

describe('the ways of a plan', () => {
  it('come with one request for each day that is looked at, one after the other', async () => {
    let running = 0
    const draw = vi.fn(async (legs: readonly LegToDraw[]) => {
      expect((running += 1)).toBe(1)
      await nextTick()
      running -= 1
      return answerTo(legs)
    })
    const { ways, attribution } = looking([dayFrom(1), dayFrom(5)], draw)
    await settled()
    expect(draw.mock.calls.map(([legs]) => legs.length)).toEqual([2, 2])
    expect(ways.value.size).toBe(4)
    expect(ways.value.get('walk 26,1 26,2')?.length).toBe(3)
    expect(attribution.value).toBe('© them')
  })

  it('are asked for once, and then only for what is new', async () => {
    const draw = vi.fn((legs: readonly LegToDraw[]) => Promise.resolve(answerTo(legs)))
    const { shown } = looking([dayFrom(1)], draw)
    await settled()
    shown.value = [dayFrom(1)]
    await settled()
    expect(draw).toHaveBeenCalledTimes(1)
    const [start] = [dayFrom(1)]
    shown.value = [{ ...start, end: place(9) } as unknown as PlanDay]
    await settled()
    expect(draw.mock.calls[1]?.[0]).toEqual([{ from: [26, 2], to: [26, 9], mode: 'taxi' }])
  })

  it('that do not come are asked for again when the day is looked at again', async () => {
    const draw = vi
      .fn((legs: readonly LegToDraw[]) => Promise.resolve(answerTo(legs)))
      .mockResolvedValueOnce(refused(offline))
    const { ways, shown } = looking([dayFrom(1)], draw)
    await settled()
    expect(ways.value.size).toBe(0)
    shown.value = [dayFrom(1)]
    await settled()
    expect(ways.value.size).toBe(2)
  })

  it('are not asked for further once nobody looks', async () => {
    const draw = vi.fn((legs: readonly LegToDraw[]) => Promise.resolve(answerTo(legs)))
    const { scope, ways } = looking([dayFrom(1), dayFrom(5)], draw)
    scope.stop()
    await settled()
    expect(draw).toHaveBeenCalledTimes(1)
    expect(ways.value.size).toBe(0)
  })
})
