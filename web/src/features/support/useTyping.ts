// SPDX-License-Identifier: Apache-2.0
import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { live } from '@/app/live'

/** Told again while somebody goes on writing, and how long a word of it is believed. */
const everyMs = 3000
const believedMs = 6000

interface TypingNews {
  ticket: string
  is_of_agent: boolean
}

/**
 * Whether the other side of a request writes at this moment. Tells them the same of us while `text`
 * changes and `mayTell` holds.
 */
export function useTyping(
  side: { id: () => string; isAgent: boolean; mayTell: () => boolean },
  text: Ref<string>,
  tell: (id: string) => unknown,
  news: Pick<typeof live, 'on'> = live,
) {
  const isTyping = ref(false)
  let believed: ReturnType<typeof setTimeout> | undefined
  let toldAt = -Infinity

  function forget() {
    clearTimeout(believed)
    isTyping.value = false
  }
  const stop = news.on('support_typing', data => {
    const { ticket, is_of_agent } = data as TypingNews
    if (ticket !== side.id() || is_of_agent === side.isAgent) return
    forget()
    isTyping.value = true
    believed = setTimeout(forget, believedMs)
  })
  watch(text, words => {
    const now = performance.now()
    if (!words.trim() || !side.mayTell() || now - toldAt < everyMs) return
    toldAt = now
    void tell(side.id())
  })
  watch(side.id, forget)
  onScopeDispose(() => {
    stop()
    forget()
  })
  /** Something was said: nobody writes any more, and the next word is news again. */
  function said() {
    forget()
    toldAt = -Infinity
  }
  return { isTyping, said }
}
