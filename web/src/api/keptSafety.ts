// SPDX-License-Identifier: Apache-2.0
import { type SosToSend, findHelp, getSafetyCard, listEmergencyNumbers } from './safety'
import type { EmergencyNumbers, LatLon, SafetyCard, SafetyPosition, Surroundings } from './types'

/** What the SOS page needs when there is no network, kept on the device. */
export interface KeptSafety {
  numbers?: EmergencyNumbers[]
  country?: string
  card?: SafetyCard
  surroundings?: Surroundings
  /** Numbers and help where the trips are that lie on this device. */
  trips?: Record<string, Surroundings>
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

/** For the hours without a network: the card, and the numbers and help where the trip is. */
export async function keepSafetyOf(trip: string, at: LatLon | undefined): Promise<void> {
  const [numbers, card, around] = await Promise.all([
    listEmergencyNumbers(),
    getSafetyCard(),
    at && findHelp(at),
  ])
  if (numbers.ok) keepSafety({ numbers: numbers.value.countries })
  if (card.ok) keepSafety({ card: card.value })
  if (around?.ok) keepSafety({ trips: { ...keptSafety().trips, [trip]: around.value } })
}

/** What a trip that is taken off this device leaves behind: nothing. */
export function forgetSafetyOf(trip: string) {
  const { [trip]: _, ...trips } = keptSafety().trips ?? {}
  keepSafety({ trips })
}
