// SPDX-License-Identifier: Apache-2.0
import { onScopeDispose, watch } from 'vue'
import type { HelpMessage } from '@/api/types'

/**
 * Tells the other side how far their words were seen: those that are shown while the page is looked
 * at. Once for each new one; what could not be told is told with the next look.
 */
export function useReading(
  shown: () => { id: string; messages: readonly HelpMessage[] } | undefined,
  isAgent: boolean,
  mark: (id: string, message: string) => Promise<{ ok: boolean }>,
) {
  let told = ''
  async function look() {
    const talk = shown()
    const last = talk?.messages.filter(each => each.is_of_agent !== isAgent).at(-1)
    if (!talk || !last || document.hidden || told === last.id) return
    told = last.id
    if (!(await mark(talk.id, last.id)).ok && told === last.id) told = ''
  }
  watch(shown, () => void look(), { immediate: true })
  const looked = () => void look()
  document.addEventListener('visibilitychange', looked)
  onScopeDispose(() => document.removeEventListener('visibilitychange', looked))
}

/** The last of one's own words that the other side has seen. */
export const seenMessage = (
  messages: readonly HelpMessage[],
  isAgent: boolean,
  readTo: string | null | undefined,
) =>
  readTo
    ? messages
        .filter(each => each.is_of_agent === isAgent && !each.is_internal && each.id <= readTo)
        .at(-1)?.id
    : undefined
