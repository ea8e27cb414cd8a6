// SPDX-License-Identifier: Apache-2.0
import { onScopeDispose, readonly, ref } from 'vue'

/** Whether a media query holds, as long as somebody asks. */
export function useMediaQuery(query: string) {
  const list = matchMedia(query)
  const holds = ref(list.matches)
  const update = () => (holds.value = list.matches)
  list.addEventListener('change', update)
  onScopeDispose(() => list.removeEventListener('change', update))
  return readonly(holds)
}
