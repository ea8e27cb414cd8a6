// SPDX-License-Identifier: Apache-2.0
import { computed, shallowRef, watch } from 'vue'
import { findAreas } from '@/api/places'
import type { WishReading } from '@/api/types'
import { readWish, understandWish } from '@/api/wishes'
import { useAnswer } from '@/app/useAnswer'
import { useWords } from '@/app/words'
import { draft } from './draft'
import { type FilledIn, fillFromWords } from './fillFromWords'
import { distinct, namesIn } from './wishText'

const key = 'xingqu.wish.reading'

/** The last reading of the wish in plain words; like the draft, it survives a reload. */
interface Read {
  text: string
  reading: WishReading
  filled: FilledIn
  /** Questions the traveller left open, by their slot. */
  skipped: string[]
}

function restored(): Read | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as Read | null) ?? undefined
  } catch {
    return undefined
  }
}

const last = shallowRef(restored())
watch(last, value => {
  if (value) localStorage.setItem(key, JSON.stringify(value))
  else localStorage.removeItem(key)
})

export const reading = computed(() => last.value?.reading)
export const isUnread = computed(() => draft.words.trim() !== (last.value?.text ?? ''))
export const openQuestions = computed(() =>
  (last.value?.reading.questions ?? []).filter(({ slot }) => !last.value?.skipped.includes(slot)),
)

export function skipQuestion(slot: string) {
  if (last.value) last.value = { ...last.value, skipped: [...last.value.skipped, slot] }
}

/** Forgets what was read, and takes it out of the form again. */
export function forgetReading() {
  fillFromWords(draft, {}, last.value?.filled)
  last.value = undefined
}

/** Reads the wish in plain words into the form. A newer text silences the older one. */
export function useWishReading() {
  const { locale } = useWords()
  const { refusal, isLoading, load } = useAnswer(readAndName)

  /** With names as a reader would write them, and the whole one of the destination. */
  async function readAndName(signal: AbortSignal, text: string, ask = readWish) {
    const answer = await ask(text, signal)
    if (!answer.ok) return answer
    const { wish, slots } = answer.value
    wish.must = namesIn(locale.value, wish.must, slots)
    wish.avoid = namesIn(locale.value, wish.avoid, slots)
    answer.value.slots = distinct(slots)
    const name = wish.destination
    if (!name) return answer
    const areas = await findAreas(name, 1, signal)
    const match = areas.ok && !areas.value.is_ambiguous ? areas.value.match : undefined
    if (match) answer.value.wish.destination = locale.value === 'en' ? match.path_en : match.path_zh
    return answer
  }

  /** False when it could not be read; `refusal` says why. */
  async function read(ask = readWish): Promise<boolean> {
    const text = draft.words.trim()
    if (!text) {
      forgetReading()
      return true
    }
    const answer = await load(text, ask)
    if (!answer?.ok) return false
    const { wish } = answer.value
    last.value = {
      text,
      reading: answer.value,
      filled: fillFromWords(draft, wish, last.value?.filled),
      skipped: last.value?.skipped ?? [],
    }
    return true
  }
  return {
    refusal,
    isReading: isLoading,
    read: () => read(),
    understand: () => read(understandWish),
  }
}
