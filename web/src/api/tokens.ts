// SPDX-License-Identifier: Apache-2.0
import type { SignedIn } from './types'

/**
 * Who is signed in, as the network layer needs to know it.
 *
 * The access token lives in memory only. The refresh token lives in localStorage, so that a reload
 * or an installed app stays signed in; a script injected into our origin could read it. We accept that
 * because the content security policy allows no foreign or inline script, the token rotates at each
 * use and its reuse ends the whole session on the server.
 */
export interface Tokens {
  access: string | undefined
  refresh(): string | undefined
  accept(signedIn: SignedIn): void
  forget(): void
  /** Called when the session ends, by sign-out or by the server. */
  onForget(listener: () => void): void
}

const key = 'xingqu.refresh_token'

export function createTokens(storage: Storage): Tokens {
  const listeners: (() => void)[] = []
  return {
    access: undefined,
    refresh: () => storage.getItem(key) ?? undefined,
    accept(signedIn) {
      this.access = signedIn.access_token
      storage.setItem(key, signedIn.refresh_token)
    },
    forget() {
      this.access = undefined
      storage.removeItem(key)
      listeners.forEach(listener => listener())
    },
    onForget: listener => void listeners.push(listener),
  }
}
