// SPDX-License-Identifier: Apache-2.0
import {
  type Answer,
  aborted,
  granted,
  offline,
  refusalFrom,
  refusalFromBody,
  refused,
  signedOut,
} from './answer'
import { readEvents } from './events'
import type { KeptAnswers } from './kept'
import type { Tokens } from './tokens'
import type { ProblemBody, SignedIn, Stage } from './types'

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** JSON; a Blob goes out as it is, of its own type. */
  body?: unknown
  query?: Record<string, string | number | undefined>
  signal?: AbortSignal
  /** Send without a bearer token and never refresh one. */
  anonymous?: boolean
  /** Changes nothing, though it has a body: what it answers may be kept on this device. */
  reads?: boolean
  /** Of an event stream: the id of the last event that came, to be told what was missed since. */
  lastEventId?: string
}

export type OnEvent = (event: string, data: unknown, id?: string) => void

export interface Client {
  call<T>(path: string, call?: Call): Promise<Answer<T>>
  /** Like call, and tells of the stages on the way when the server streams them. */
  follow<T>(path: string, call: Call, onStage: (stage: Stage) => void): Promise<Answer<T>>
  /** Like call, and tells of every event before the last one, `done` or `problem`. */
  listen<T>(path: string, call: Call, onEvent: OnEvent): Promise<Answer<T>>
  /** A document that is not JSON, such as a PDF, as it is. */
  file(path: string): Promise<Answer<Blob>>
}

type Fetch = typeof fetch

function address(path: string, query: Call['query']): string {
  const entries = Object.entries(query ?? {}).filter(
    ([, value]) => value !== undefined && value !== '',
  )
  const search = new URLSearchParams(
    entries.map(([name, value]) => [name, String(value)]),
  ).toString()
  return search ? `${path}?${search}` : path
}

async function bodyOf<T>(response: Response): Promise<Answer<T>> {
  if (!response.ok) return refusalFrom<T>(response)
  if (response.status === 204 || response.status === 202) return granted(undefined as T)
  return granted((await response.json()) as T)
}

async function fileOf(response: Response): Promise<Answer<Blob>> {
  return response.ok ? granted(await response.blob()) : refusalFrom<Blob>(response)
}

async function followEvents<T>(response: Response, onEvent: OnEvent): Promise<Answer<T>> {
  for await (const { event, data, id } of readEvents(response)) {
    if (event !== 'done' && event !== 'problem') onEvent(event, JSON.parse(data), id)
    if (event === 'done') return granted(JSON.parse(data) as T)
    if (event === 'problem') {
      const problem = JSON.parse(data) as ProblemBody
      return refusalFromBody<T>(problem, problem.status ?? 422)
    }
  }
  return refused<T>(offline) // the stream broke off before its last word
}

/** One refresh at a time, in this tab and (with Web Locks) in all tabs: the token rotates. */
export function createRefresh(tokens: Tokens, send: Fetch): () => Promise<Answer<void>> {
  let running: Promise<Answer<void>> | undefined

  async function exchange(): Promise<Answer<void>> {
    const refresh_token = tokens.refresh()
    if (!refresh_token) return refused(signedOut, 401)
    const response = await send('/api/token/refresh', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ refresh_token }),
    })
    if (response.ok) {
      tokens.accept((await response.json()) as SignedIn)
      return granted(undefined)
    }
    if (response.status !== 401 && response.status !== 403) return refusalFrom(response)
    tokens.forget()
    return refused(signedOut, 401)
  }

  async function locked(): Promise<Answer<void>> {
    const locks = globalThis.navigator?.locks
    return locks ? await locks.request('xingqu.refresh', exchange) : await exchange()
  }
  return () => (running ??= locked().finally(() => (running = undefined)))
}

/** The page's language, not the browser's: the server explains its refusals in it. */
const pageLanguage = () => document.documentElement.lang || 'zh-CN'

/** An answer that may stand in for one that did not come: the network is away or the session over. */
const isOutOfReach = <T>(answer: Answer<T>) =>
  !answer.ok && [offline, signedOut].includes(answer.refusal.code)

async function guarded<T>(
  signal: AbortSignal | undefined,
  act: () => Promise<Answer<T>>,
): Promise<Answer<T>> {
  try {
    return await act()
  } catch {
    return refused<T>(signal?.aborted ? aborted : offline)
  }
}

/** What is read is kept with the trips on this device, and comes from there when need be. */
function withKept(ask: Client['call'], kept: KeptAnswers): Client['call'] {
  return async <T>(path: string, call: Call = {}): Promise<Answer<T>> => {
    const answer = await ask<T>(path, call)
    if ((call.method ?? 'GET') !== 'GET' && !call.reads) return answer
    const at = address(path, call.query) + (call.reads ? ` ${JSON.stringify(call.body)}` : '')
    if (answer.ok) await kept.offer(at, pageLanguage(), answer.value)
    if (!isOutOfReach(answer)) return answer
    const found = await kept.find(at, pageLanguage())
    return found ? { ok: true, value: found.value as T, keptAt: found.keptAt } : answer
  }
}

const bytesOf = (body: unknown) =>
  body === undefined || body instanceof Blob ? body : JSON.stringify(body)

function headersOf(call: Call, accept: string, access?: string): Record<string, string> {
  const headers: Record<string, string> = { Accept: accept, 'Accept-Language': pageLanguage() }
  if (call.body instanceof Blob) headers['Content-Type'] = call.body.type
  else if (call.body !== undefined) headers['Content-Type'] = 'application/json'
  if (call.lastEventId) headers['Last-Event-ID'] = call.lastEventId
  if (access && !call.anonymous) headers.Authorization = `Bearer ${access}`
  return headers
}

export function createClient(
  tokens: Tokens,
  send: Fetch = (...args) => fetch(...args),
  kept?: KeptAnswers,
): Client {
  const refresh = createRefresh(tokens, send)

  async function once(path: string, call: Call, accept: string): Promise<Response> {
    return send(address(path, call.query), {
      method: call.method ?? 'GET',
      headers: headersOf(call, accept, tokens.access),
      body: bytesOf(call.body),
      signal: call.signal,
    })
  }

  /** Sends once; when the access token is missing or has expired, refreshes it and sends again. */
  async function withSession(path: string, call: Call, accept: string): Promise<Answer<Response>> {
    if (!call.anonymous && !tokens.access && tokens.refresh()) {
      const renewed = await refresh()
      if (!renewed.ok) return renewed
    }
    const response = await once(path, call, accept)
    if (response.status !== 401 || call.anonymous) return granted(response)
    const renewed = await refresh()
    return renewed.ok ? granted(await once(path, call, accept)) : renewed
  }

  const listen: Client['listen'] = (path, call, onEvent) =>
    guarded(call.signal, async () => {
      const answer = await withSession(path, call, 'text/event-stream, application/json')
      if (!answer.ok) return answer
      const isStream = answer.value.headers.get('Content-Type')?.startsWith('text/event-stream')
      return isStream && answer.value.ok
        ? followEvents(answer.value, onEvent)
        : bodyOf(answer.value)
    })

  const read = <T>(
    path: string,
    call: Call,
    accept: string,
    from: (found: Response) => Promise<Answer<T>>,
  ) =>
    guarded(call.signal, async () => {
      const answer = await withSession(path, call, accept)
      return answer.ok ? from(answer.value) : answer
    })
  const ask: Client['call'] = <T>(path: string, call: Call = {}) =>
    read<T>(path, call, 'application/json', bodyOf)

  return {
    listen,
    file: path => read(path, {}, '*/*', fileOf),
    call: kept ? withKept(ask, kept) : ask,
    follow: (path, call, onStage) =>
      listen(path, call, (event, data) => {
        if (event === 'stage') onStage(data as Stage)
      }),
  }
}
