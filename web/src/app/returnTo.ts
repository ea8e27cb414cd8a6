// SPDX-License-Identifier: Apache-2.0

/** Where to go after signing in: a path of ours, never somebody else's site. */
export function safeReturn(returnTo: unknown): string {
  if (typeof returnTo !== 'string') return '/'
  return /^\/(?![/\\])/.test(returnTo) ? returnTo : '/'
}
