// SPDX-License-Identifier: Apache-2.0
import type { ProblemBody } from './types'

/** Why a request was not granted. `code` is the server's own, or one of ours in lower case. */
export interface Refusal {
  code: string
  status: number
  why: string
  retryAfterS?: number
  body: ProblemBody
}

/**
 * What a request ends in. A refusal is an ordinary value; only bugs are thrown. `keptAt` says that
 * the value is what this device kept, and since when.
 */
export type Answer<T> = { ok: true; value: T; keptAt?: string } | { ok: false; refusal: Refusal }

export const granted = <T>(value: T): Answer<T> => ({ ok: true, value })

export function refused<T>(code: string, status = 0, why = '', body: ProblemBody = {}): Answer<T> {
  return { ok: false, refusal: { code, status, why, body } }
}

/** Codes we give ourselves, when there is no answer to read one from. */
export const offline = 'E-101'
export const aborted = 'aborted'
export const signedOut = 'signed_out'

/** Reads a refused HTTP answer: problem+json, the login's own shape, or nothing usable at all. */
export async function refusalFrom<T>(response: Response): Promise<Answer<T>> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody
  return withRetryAfter(refusalFromBody<T>(body, response.status), response.headers)
}

export function refusalFromBody<T>(body: ProblemBody, status: number): Answer<T> {
  const why = body.detail ?? body.message ?? body.title ?? ''
  return refused<T>(body.code ?? `http_${status}`, status, why, body)
}

function withRetryAfter<T>(answer: Answer<T>, headers: Headers): Answer<T> {
  const seconds = Number(headers.get('Retry-After'))
  if (!answer.ok && seconds > 0) answer.refusal.retryAfterS = seconds
  return answer
}

/** The server's remark on one field of the request: `/password` → its detail. */
export function fieldError(refusal: Refusal | undefined, pointer: string): string | undefined {
  return refusal?.body.errors?.find(error => error.pointer === pointer)?.detail
}
