// SPDX-License-Identifier: Apache-2.0
import { tokens } from '@/api'
import type { SosToSend } from '@/api/safety'
import type { EmergencyNumbers, SafetyCard, SafetyPosition, Surroundings } from '@/api/types'

/** What the SOS page needs when there is no network, kept on the device. */
export interface KeptSafety {
  numbers?: EmergencyNumbers[]
  country?: string
  card?: SafetyCard
  surroundings?: Surroundings
  position?: SafetyPosition
  positionAt?: string
  /** A call that has not arrived yet. */
  waiting?: SosToSend
}

const key = 'xingqu.safety'

export function keptSafety(storage: Storage = localStorage): KeptSafety {
  try {
    return JSON.parse(storage.getItem(key) ?? '{}') as KeptSafety
  } catch {
    return {} // written by something else: as good as nothing
  }
}

export function keepSafety(change: KeptSafety, storage: Storage = localStorage) {
  storage.setItem(key, JSON.stringify({ ...keptSafety(storage), ...change }))
}

/** What is personal goes with the sign-in; the numbers stay. */
export function forgetPersonal(storage: Storage = localStorage) {
  const { numbers, country } = keptSafety(storage)
  storage.setItem(key, JSON.stringify({ numbers, country }))
}

tokens.onForget(() => forgetPersonal())
