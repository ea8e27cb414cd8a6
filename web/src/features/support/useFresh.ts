// SPDX-License-Identifier: Apache-2.0
import { onScopeDispose } from 'vue'
import { live } from '@/app/live'

/**
 * Calls again when a request for help changed: `id` alone, or any. Also when the page is looked at
 * again, and when listening begins anew, for what was missed meanwhile.
 */
export function useFresh(
  load: () => unknown,
  id?: () => string,
  news: Pick<typeof live, 'on'> = live,
) {
  const look = () => {
    if (!document.hidden) void load()
  }
  const hear = (data: unknown) => {
    if (!id || (data as { ticket: string }).ticket === id()) look()
  }
  const stops = [news.on('support', hear), news.on('notices_read', look)]
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => {
    stops.forEach(stop => stop())
    document.removeEventListener('visibilitychange', look)
  })
}
