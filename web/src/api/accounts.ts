// SPDX-License-Identifier: Apache-2.0
import { client } from '.'
import type {
  Account,
  AccountChange,
  Credentials,
  MadePersonalToken,
  NewAccount,
  NewPersonalToken,
  PersonalTokenList,
  Preferences,
  Registered,
  SessionList,
  SignedIn,
} from './types'

const post = <T>(path: string, body: unknown) =>
  client.call<T>(path, { method: 'POST', body, anonymous: true })

export const register = (body: NewAccount) => post<Registered>('/api/register', body)
export const logIn = (body: Credentials) => post<SignedIn>('/api/login', body)
export const logOut = (refresh_token?: string) =>
  client.call<void>('/api/logout', { method: 'POST', body: { refresh_token } })
export const askPasswordReset = (account: string) => post<void>('/api/password-resets', { account })
export const confirmPasswordReset = (token: string, new_password: string) =>
  post<void>('/api/password-resets/confirm', { token, new_password })

export const getAccount = (signal?: AbortSignal) => client.call<Account>('/api/account', { signal })
/** Another e-mail address needs the password, because links to a new password go there. */
export const changeAccount = (body: AccountChange) =>
  client.call<Account>('/api/account', { method: 'PATCH', body })
export const deleteAccount = (password: string) =>
  client.call<void>('/api/account', { method: 'DELETE', body: { password } })
export const changePassword = (current_password: string, new_password: string) =>
  client.call<void>('/api/account/password', {
    method: 'PUT',
    body: { current_password, new_password },
  })

export const getPreferences = (signal?: AbortSignal) =>
  client.call<Preferences>('/api/account/preferences', { signal })
export const savePreferences = (body: Preferences) =>
  client.call<Preferences>('/api/account/preferences', { method: 'PUT', body })

export const listSessions = (signal?: AbortSignal) =>
  client.call<SessionList>('/api/sessions', { signal })
export const endSession = (id: string) =>
  client.call<void>(`/api/sessions/${encodeURIComponent(id)}`, { method: 'DELETE' })
export const endOtherSessions = () => client.call<void>('/api/sessions', { method: 'DELETE' })

export const listTokens = (signal?: AbortSignal) =>
  client.call<PersonalTokenList>('/api/tokens', { signal })
export const makeToken = (body: NewPersonalToken) =>
  client.call<MadePersonalToken>('/api/tokens', { method: 'POST', body })
export const revokeToken = (id: string) =>
  client.call<void>(`/api/tokens/${encodeURIComponent(id)}`, { method: 'DELETE' })
