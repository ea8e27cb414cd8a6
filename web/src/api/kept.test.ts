// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createClient } from './client'
import { device, owner } from './device'
import { keepAnswersOf, keptAnswers } from './kept'
import { createTokens } from './tokens'

const trip = { trip: { name: '福州' }, state: 'ready', bytes: 1, storedAt: '2024-10-25T08:00:00Z' }
const json = (body: unknown) => new Response(JSON.stringify(body), { status: 200 })

async function putTrip(id: string, account: string) {
  await (await device()).put('trips', { ...trip, id, owner: account } as never)
}

describe('what lies on this device', () => {
  const send = vi.fn<typeof fetch>()
  const client = () => createClient(createTokens(localStorage), send, keptAnswers)
  const away = () => send.mockRejectedValue(new TypeError('fetch failed'))

  beforeEach(async () => {
    const shelves = await device()
    for (const name of ['trips', 'answers', 'changes'] as const) await shelves.clear(name)
    localStorage.clear()
    owner.set('me')
    send.mockReset()
  })

  it('answers when the network does not, and says since when it lies there', async () => {
    await putTrip('t1', 'me')
    send.mockResolvedValueOnce(json({ id: 't1' }))
    const stop = keepAnswersOf('t1')
    await client().call('/api/trips/t1')
    stop()
    away()
    const answer = await client().call('/api/trips/t1')
    expect(answer).toEqual({ ok: true, value: { id: 't1' }, keptAt: expect.any(String) })
  })

  it('keeps the places around a trip with it, but nothing of its account', async () => {
    await putTrip('t1', 'me')
    const stop = keepAnswersOf('t1')
    send.mockImplementation(async () => json({}))
    await client().call('/api/areas', { query: { query: '福州', limit: 1 } })
    await client().call('/api/account')
    await client().call('/api/trips/t2')
    stop()
    away()
    expect((await client().call('/api/areas?query=%E7%A6%8F%E5%B7%9E&limit=1')).ok).toBe(true)
    expect((await client().call('/api/account')).ok).toBe(false)
    expect((await client().call('/api/trips/t2')).ok).toBe(false)
  })

  it('keeps what a question with a body answered, for that body', async () => {
    await putTrip('t1', 'me')
    const stop = keepAnswersOf('t1')
    const ask = (legs: number[]) =>
      client().call('/api/travel/routes', { method: 'POST', body: { legs }, reads: true })
    send.mockResolvedValueOnce(json({ legs: ['way'] }))
    await ask([1])
    stop()
    away()
    expect((await ask([1])).ok).toBe(true)
    expect((await ask([2])).ok).toBe(false)
  })

  it('is still read when the session has ended', async () => {
    await putTrip('t1', 'me')
    const stop = keepAnswersOf('t1')
    send.mockResolvedValueOnce(json({ id: 't1' }))
    await client().call('/api/trips/t1')
    stop()
    send.mockImplementation(async () => new Response('{}', { status: 401 }))
    expect((await client().call('/api/trips/t1')).ok).toBe(true)
  })

  it('is not read by another account on the same device', async () => {
    await putTrip('t1', 'me')
    const stop = keepAnswersOf('t1')
    send.mockResolvedValueOnce(json({ id: 't1' }))
    await client().call('/api/trips/t1')
    stop()
    away()
    owner.set('somebody else')
    expect((await client().call('/api/trips/t1')).ok).toBe(false)
  })

  it('does not hide what the server refuses', async () => {
    await putTrip('t1', 'me')
    const stop = keepAnswersOf('t1')
    send.mockResolvedValueOnce(json({ id: 't1' }))
    await client().call('/api/trips/t1')
    stop()
    send.mockResolvedValue(new Response('{"code":"not_found"}', { status: 404 }))
    const answer = await client().call('/api/trips/t1')
    expect(answer.ok ? '' : answer.refusal.code).toBe('not_found')
  })

  it('tells of an answer that could not be stored', async () => {
    const fail = vi.fn()
    const stop = keepAnswersOf('t1', fail)
    vi.spyOn(await device(), 'put').mockRejectedValueOnce(new Error('full'))
    send.mockResolvedValueOnce(json({ id: 't1' }))
    expect((await client().call('/api/trips/t1')).ok).toBe(true)
    stop()
    expect(fail).toHaveBeenCalledTimes(1)
  })
})
