// SPDX-License-Identifier: Apache-2.0
import { onScopeDispose } from 'vue'

const everyMs = 4000

/** Calls again every few seconds while the page is looked at, and when it is looked at again. */
export function useFresh(load: () => unknown) {
  const look = () => {
    if (!document.hidden) void load()
  }
  const timer = setInterval(look, everyMs)
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
  })
}
