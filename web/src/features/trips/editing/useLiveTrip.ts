// SPDX-License-Identifier: Apache-2.0
import { onScopeDispose } from 'vue'
import { owner } from '@/api/device'
import { live } from '@/app/live'

interface TripNews {
  trip: string
  version: number
  by: string
}

/** Hears of versions of a trip as they are made, and whether somebody else made them. */
export function useLiveTrip(
  id: string,
  tell: (version: number, isOthers: boolean) => void,
  news: Pick<typeof live, 'on'> = live,
) {
  const hear = (data: unknown) => {
    const { trip, version, by } = data as TripNews
    if (trip === id) tell(version, by !== owner.get())
  }
  onScopeDispose(news.on('trip', hear))
}
