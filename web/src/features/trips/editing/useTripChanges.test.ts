// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, shallowRef } from 'vue'
import { granted, offline, refused } from '@/api/answer'
import type { Command } from '@/api/changes'
import { device, owner } from '@/api/device'
import type { Trip } from '@/api/types'
import { type Post, pendingOf } from './sending'
import { useTripChanges } from './useTripChanges'

const planOf = (...visits: string[]) => ({
  days: [{ date: '2024-10-25', legs: [], visits: visits.map(id => ({ id, place: {} })) }],
})
const takeOut = (item: string): Command[] => [{ type: 'remove', item }]

describe('changes of a trip', () => {
  const post = vi.fn<Post>()
  const changed = (version: number, ...visits: string[]) =>
    granted({ version, plan: planOf(...visits) } as never)

  function open(version = 1) {
    const trip = shallowRef({ id: 't', version, plan: planOf('a', 'b', 'c') } as unknown as Trip)
    const changes = effectScope().run(() => useTripChanges(trip, 't', post))!
    const order = () => changes.plan.value?.days[0]!.visits.map(each => each.id).join('')
    return { trip, changes, order }
  }

  beforeEach(async () => {
    await (await device()).clear('changes')
    owner.set('me')
    post.mockReset()
  })

  it('of a branch are sent for it, and wait on no other page than its own', async () => {
    const { trip, changes, order } = open()
    trip.value = { ...trip.value, branch: 'rain' }
    post.mockResolvedValue(refused(offline))
    await changes.change(takeOut('a'))
    expect(order()).toBe('bc')
    const there = open()
    await there.changes.look()
    expect(there.order()).toBe('abc')
    post.mockResolvedValue(changed(7, 'b', 'c'))
    await there.changes.send()
    expect(post.mock.lastCall?.[1].branch).toBe('rain')
    expect(there.trip.value.version).toBe(1)
  })

  it('show at once, and become what the server says', async () => {
    const { trip, changes, order } = open()
    let answer: (value: ReturnType<typeof changed>) => void = () => undefined
    post.mockReturnValue(new Promise(resolve => (answer = resolve)))
    const done = changes.change(takeOut('a'))
    expect(order()).toBe('bc')
    expect([...changes.waiting.value]).toContain('a')
    await vi.waitFor(() => expect(post).toHaveBeenCalled())
    answer(changed(2, 'c', 'b'))
    await done
    expect(order()).toBe('cb')
    expect(trip.value.version).toBe(2)
    expect(changes.pending.value).toEqual([])
  })

  it('wait on this device while the network is away, and go out in order on their versions', async () => {
    post.mockResolvedValue(refused(offline))
    const first = open()
    await first.changes.change(takeOut('a'))
    await first.changes.change(takeOut('b'))
    expect(first.changes.refusal.value?.code).toBe(offline)
    expect(first.order()).toBe('c')

    const { changes, order } = open() // after a cold start
    await changes.look()
    expect(order()).toBe('c')
    post.mockReset()
    post.mockResolvedValueOnce(changed(5, 'b', 'c')).mockResolvedValueOnce(changed(6, 'c'))
    await changes.send()
    expect(post.mock.calls.map(([, { base_version }]) => base_version)).toEqual([1, 5])
    expect(changes.refusal.value).toBeUndefined()
    expect(await pendingOf('t')).toEqual([])
  })

  it('are the same change when they are sent again', async () => {
    const { changes } = open()
    post.mockResolvedValueOnce(refused(offline)).mockResolvedValueOnce(changed(2, 'b', 'c'))
    await changes.change(takeOut('a'))
    await changes.send()
    const ids = post.mock.calls.map(([, { change_id }]) => change_id)
    expect(ids[0]).toBe(ids[1])
  })

  it('in conflict wait for a decision, and nothing made on top of them is lost', async () => {
    const { changes } = open()
    post.mockResolvedValue(
      refused('E-808', 409, '', { code: 'E-808', current_version: 7, conflicts: [] } as never),
    )
    await changes.change(takeOut('a'))
    await changes.change(takeOut('b'))
    expect(post).toHaveBeenCalledTimes(1)
    expect(changes.stopped.value?.stopped?.status).toBe(409)
    expect(changes.pending.value).toHaveLength(2)

    post.mockReset()
    post.mockResolvedValueOnce(changed(8, 'b', 'c')).mockResolvedValueOnce(changed(9, 'c'))
    await changes.decide(changes.stopped.value!, { base_version: 7 })
    expect(post.mock.calls.map(([, { base_version }]) => base_version)).toEqual([7, 1])
    expect(await pendingOf('t')).toEqual([])
  })

  it('with a violation can be kept as a draft', async () => {
    const { changes } = open()
    post.mockResolvedValueOnce(refused('violations', 422, '', { problems: [] } as never))
    await changes.change(takeOut('a'))
    post.mockResolvedValueOnce(changed(2, 'b', 'c'))
    await changes.decide(changes.stopped.value!, { keep_violations: true })
    expect(post.mock.calls[1]![1].keep_violations).toBe(true)
    expect(changes.stopped.value).toBeUndefined()
  })

  it('can be taken back while they wait', async () => {
    const { changes, order } = open()
    post.mockResolvedValue(refused(offline))
    await changes.change(takeOut('a'))
    await changes.takeBack()
    expect(order()).toBe('abc')
    expect(await pendingOf('t')).toEqual([])
  })

  it('of another account on this device are not sent', async () => {
    const { changes } = open()
    post.mockResolvedValue(refused(offline))
    await changes.change(takeOut('a'))
    owner.set('somebody else')
    post.mockClear()
    await changes.send()
    expect(post).not.toHaveBeenCalled()
  })
})
