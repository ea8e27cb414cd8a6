// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Client, createClient } from './client'
import { type Tokens, createTokens } from './tokens'

const signedIn = (name: string) => ({
  access_token: `access-${name}`,
  refresh_token: `refresh-${name}`,
  expires_in: 900,
  token_type: 'Bearer',
  user_id: 'u',
  message: '',
})
const json = (status: number, body: unknown, type = 'application/json') =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } })

/** A server with one session: it knows the good access token and the next refresh token. */
function server() {
  const state = { good: 'access-2', refreshes: 0, isUp: true, refreshStatus: 200 }
  const send = vi.fn(async (input: RequestInfo | URL, init?: RequestInit) => {
    if (!state.isUp) throw new TypeError('fetch failed')
    init?.signal?.throwIfAborted()
    if (String(input) === '/api/token/refresh') {
      state.refreshes += 1
      await Promise.resolve()
      return state.refreshStatus === 200 ? json(200, signedIn('2')) : json(state.refreshStatus, {})
    }
    const bearer = (init?.headers as Record<string, string>).Authorization
    return bearer === `Bearer ${state.good}`
      ? json(200, { path: String(input) })
      : json(401, { code: 'unauthorised' })
  })
  return { state, send }
}

describe('the client', () => {
  let tokens: Tokens
  let client: Client
  let remote: ReturnType<typeof server>

  beforeEach(() => {
    localStorage.clear()
    tokens = createTokens(localStorage)
    remote = server()
    client = createClient(tokens, remote.send as unknown as typeof fetch)
  })

  it('refreshes an expired token once, however many requests notice', async () => {
    tokens.accept(signedIn('1'))
    const answers = await Promise.all(
      ['/api/a', '/api/b', '/api/c'].map(path => client.call<{ path: string }>(path)),
    )
    expect(answers.map(answer => answer.ok && answer.value.path)).toEqual([
      '/api/a',
      '/api/b',
      '/api/c',
    ])
    expect(remote.state.refreshes).toBe(1)
    expect(tokens.refresh()).toBe('refresh-2')
  })

  it('gets a token first when only the stored one is left after a reload', async () => {
    localStorage.setItem('xingqu.refresh_token', 'refresh-1')
    expect((await client.call('/api/a')).ok).toBe(true)
    expect(remote.send.mock.calls.map(call => call[0])).toEqual(['/api/token/refresh', '/api/a'])
  })

  it('signs out when the refresh is refused, and tells', async () => {
    const forgotten = vi.fn()
    tokens.onForget(forgotten)
    tokens.accept(signedIn('1'))
    remote.state.refreshStatus = 401
    const answer = await client.call('/api/a')
    expect(!answer.ok && answer.refusal.code).toBe('signed_out')
    expect(forgotten).toHaveBeenCalledOnce()
    expect(tokens.refresh()).toBeUndefined()
  })

  it('stays signed in when the server merely has no time for a refresh', async () => {
    tokens.accept(signedIn('1'))
    remote.state.refreshStatus = 503
    const answer = await client.call('/api/a')
    expect(!answer.ok && answer.refusal.status).toBe(503)
    expect(tokens.refresh()).toBe('refresh-1')
  })

  it('never refreshes for an anonymous request', async () => {
    tokens.accept(signedIn('1'))
    const answer = await client.call('/api/login', { method: 'POST', body: {}, anonymous: true })
    expect(!answer.ok && answer.refusal.status).toBe(401)
    expect(remote.state.refreshes).toBe(0)
  })

  it('calls a lost connection E-101 and an abandoned request aborted', async () => {
    remote.state.isUp = false
    const lost = await client.call('/api/a')
    expect(!lost.ok && lost.refusal.code).toBe('E-101')
    const gone = await client.call('/api/a', { signal: AbortSignal.abort() })
    expect(!gone.ok && gone.refusal.code).toBe('aborted')
  })

  it('reads a problem with its code, fields and patience', async () => {
    remote.send.mockResolvedValueOnce(
      new Response(
        JSON.stringify({
          code: 'invalid',
          detail: 'No.',
          errors: [{ pointer: '/budget', detail: 'is negative' }],
        }),
        { status: 422, headers: { 'Retry-After': '7' } },
      ),
    )
    const answer = await client.call('/api/a', { anonymous: true })
    expect(answer).toMatchObject({
      ok: false,
      refusal: {
        code: 'invalid',
        status: 422,
        why: 'No.',
        retryAfterS: 7,
        body: { errors: [{ pointer: '/budget' }] },
      },
    })
  })

  it('reads the login’s own shape of failure', async () => {
    remote.send.mockResolvedValueOnce(
      json(401, { message: '登录失败，请检查您的账户和密码。', error_code: 505, code: 'E-505' }),
    )
    const answer = await client.call('/api/login', { method: 'POST', anonymous: true })
    expect(answer).toMatchObject({
      ok: false,
      refusal: { code: 'E-505', why: '登录失败，请检查您的账户和密码。' },
    })
  })

  it('leaves empty query values out', async () => {
    await client.call('/api/places', {
      query: { area: '350100', kind: '', query: undefined, limit: 5 },
      anonymous: true,
    })
    expect(remote.send.mock.calls[0]?.[0]).toBe('/api/places?area=350100&limit=5')
  })
})

describe('an answer that is streamed', () => {
  const stage = { stage: 'verify', done: 1, total: 3, text: { zh: '核验', en: 'verify' } }
  const stream = (text: string, status = 200) =>
    new Response(text, { status, headers: { 'Content-Type': 'text/event-stream' } })
  const follow = async (response: Response) => {
    const stages: unknown[] = []
    const client = createClient(createTokens(localStorage), (() =>
      Promise.resolve(response)) as typeof fetch)
    const answer = await client.follow('/api/recommendations', { anonymous: true }, each =>
      stages.push(each),
    )
    return { stages, answer }
  }

  it('tells of its stages and ends with the body', async () => {
    const { stages, answer } = await follow(
      stream(
        `event: stage\ndata: ${JSON.stringify(stage)}\n\nevent: done\ndata: {"status":200}\n\n`,
      ),
    )
    expect(stages).toEqual([stage])
    expect(answer).toEqual({ ok: true, value: { status: 200 } })
  })

  it('ends with the problem when there is one', async () => {
    const { answer } = await follow(
      stream('event: problem\ndata: {"status":422,"code":"impossible_wish","conflicts":[]}\n\n'),
    )
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'impossible_wish', status: 422 } })
  })

  it('is E-101 when it breaks off', async () => {
    const { answer } = await follow(stream(`event: stage\ndata: ${JSON.stringify(stage)}\n\n`))
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'E-101' } })
  })

  it('may also come as plain JSON', async () => {
    const { answer } = await follow(json(200, { status: 200 }))
    expect(answer).toEqual({ ok: true, value: { status: 200 } })
  })
})
