// SPDX-License-Identifier: Apache-2.0
// What a trip costs the people who make it.
import { client } from '.'
import type { components } from './schema'

type Schemas = components['schemas']
export type Purse = Schemas['Purse']
export type PursePerson = Schemas['PursePerson']
export type Expense = Schemas['Expense']
export type ExpenseKind = Schemas['ExpenseKind']
export type SplitKind = Schemas['SplitKind']
export type Transfer = Schemas['Transfer']
export type PutExpense = Schemas['PutExpense']
export type PutPayment = Schemas['PutPayment']

const of = (trip: string, rest: string) => `/api/trips/${encodeURIComponent(trip)}/${rest}`

export const getPurse = (trip: string, signal?: AbortSignal) =>
  client.call<Purse>(of(trip, 'purse'), { signal })
/** `id` is ours: sent again it is one expense. */
export const putExpense = (trip: string, id: string, body: PutExpense) =>
  client.call<Purse>(of(trip, `expenses/${id}`), { method: 'PUT', body })
export const removeExpense = (trip: string, id: string, version: number) =>
  client.call<Purse>(of(trip, `expenses/${id}`), { method: 'DELETE', query: { version } })
export const putPayment = (trip: string, id: string, body: PutPayment) =>
  client.call<Purse>(of(trip, `payments/${id}`), { method: 'PUT', body })
export const removePayment = (trip: string, id: string) =>
  client.call<Purse>(of(trip, `payments/${id}`), { method: 'DELETE' })
export const putGuest = (trip: string, id: string, name: string) =>
  client.call<Purse>(of(trip, `guests/${id}`), { method: 'PUT', body: { name } })
export const removeGuest = (trip: string, id: string) =>
  client.call<Purse>(of(trip, `guests/${id}`), { method: 'DELETE' })
