// SPDX-License-Identifier: Apache-2.0
import type { RouteLocationNormalized } from 'vue-router'
import { owner } from '@/api/device'
import { findKeptTrip, listKeptTrips } from '@/api/keptTrips'

/** Whether a page has something on this device to show, so that nobody need sign in for it. */
export async function isReadable(to: RouteLocationNormalized): Promise<boolean> {
  if (!to.meta.readsKept || !owner.get()) return false
  const { id } = to.params
  if (typeof id === 'string') return (await findKeptTrip(id)) !== undefined
  return (await listKeptTrips()).length > 0
}
