// SPDX-License-Identifier: Apache-2.0
import { client } from '.'
import type {
  EmergencyNumberList,
  LatLon,
  OpenSosList,
  SafetyCard,
  SafetyPosition,
  SharedPosition,
  SosCall,
  Surroundings,
} from './types'

export const listEmergencyNumbers = (signal?: AbortSignal) =>
  client.call<EmergencyNumberList>('/api/safety/numbers', { signal, anonymous: true })
/** Words, numbers and help around a position. */
export const findHelp = ({ lat, lon }: LatLon, signal?: AbortSignal) =>
  client.call<Surroundings>('/api/safety/around', {
    query: { lat, lon },
    signal,
    anonymous: true,
  })
export const getSafetyCard = (signal?: AbortSignal) =>
  client.call<SafetyCard>('/api/safety/card', { signal })
export const keepSafetyCard = (card: SafetyCard) =>
  client.call<SafetyCard>('/api/safety/card', { method: 'PUT', body: card })

export interface SosToSend {
  /** Made here, so that it can be sent until it arrives. */
  id: string
  trip_id?: string
  position?: SafetyPosition
  note: string
}
export const callForHelp = (call: SosToSend) =>
  client.call<SosCall>('/api/sos', { method: 'POST', body: call })
export const listMySos = (signal?: AbortSignal) =>
  client.call<{ calls: SosCall[] }>('/api/sos', { signal })
export const closeSos = (id: string) =>
  client.call<void>(`/api/sos/${encodeURIComponent(id)}/close`, { method: 'POST' })
export const listOpenSos = (signal?: AbortSignal) =>
  client.call<OpenSosList>('/api/sos/open', { signal })
export const answerSos = (id: string) =>
  client.call<void>(`/api/sos/${encodeURIComponent(id)}/answer`, { method: 'POST' })

export const sharePosition = (position: SafetyPosition, name: string) =>
  client.call<SharedPosition>('/api/positions', { method: 'POST', body: { position, name } })
export const movePosition = (id: string, position: SafetyPosition) =>
  client.call<void>(`/api/positions/${encodeURIComponent(id)}`, {
    method: 'PUT',
    body: { position },
  })
export const stopSharingPosition = (id: string) =>
  client.call<void>(`/api/positions/${encodeURIComponent(id)}`, { method: 'DELETE' })
export const followPosition = (token: string, signal?: AbortSignal) =>
  client.call<SharedPosition>(`/api/shared-positions/${encodeURIComponent(token)}`, {
    signal,
    anonymous: true,
  })
