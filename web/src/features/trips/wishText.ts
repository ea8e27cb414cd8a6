// SPDX-License-Identifier: Apache-2.0
import type { ReadSlot, SaidWords, WishQuestion, WishReading } from '@/api/types'

/** What stands between two things said; one of them goes with what is taken out. */
const between = /[\s,，、;；.。]/
const leading = new RegExp(`^${between.source}\\s*`)

const placeOf = (text: string, { from, text: words }: SaidWords) =>
  text.startsWith(words, from) ? from : text.indexOf(words)

/** The text with other words in the place of some; no words take the comma beside them along. */
export function rephrased(text: string, words: SaidWords, by: string): string {
  const from = placeOf(text, words)
  if (from < 0) return text
  const before = text.slice(0, from)
  const after = text.slice(from + words.text.length)
  if (by) return before + by + after
  const isDoubled = !before || between.test(before.slice(-1))
  return (before + (isDoubled ? after.replace(leading, '') : after)).trim()
}

/** The part of the text between two marks that holds the words. */
function clauseOf(text: string, { from, to }: SaidWords): SaidWords {
  const before = text.slice(0, from).search(/(?:[^,，。;；\s][^,，。;；\n]*)?$/)
  const rest = text.slice(to).search(/[,，。;；\n]/)
  const until = rest < 0 ? text.length : to + rest
  return { from: before, to: until, text: text.slice(before, until) }
}

const overlap = (one: SaidWords, other: SaidWords) => one.from < other.to && other.from < one.to

/**
 * The text without some of what was read from it: with the whole clause where that says nothing
 * else (不 goes with 吃辣), and never with words that something else was read from too.
 */
export function without(
  text: string,
  gone: readonly ReadSlot[],
  slots: readonly ReadSlot[],
): string {
  const kept = slots.filter(each => !gone.includes(each)).flatMap(each => each.words)
  const isKept = (words: SaidWords) => kept.some(each => overlap(each, words))
  const spans = gone.flatMap(each => each.words).filter(words => !isKept(words))
  const clauses = spans.map(words => {
    const clause = clauseOf(text, words)
    return text.startsWith(words.text, words.from) && !isKept(clause) ? clause : words
  })
  return clauses
    .filter((each, at) => clauses.findIndex(other => other.from === each.from) === at)
    .sort((one, other) => other.from - one.from)
    .reduce((rest, each) => rephrased(rest, each, ''), text)
}

/** The text with an answer behind it, in the punctuation it is written in. */
export function continued(text: string, answer: string): string {
  const said = text.trim().replace(/[,，.。;；]$/, '')
  if (!said) return answer
  return said + (/\p{Script=Han}/u.test(said) ? '，' : ', ') + answer
}

/** What the traveller answers: words of their own, or a choice with the value it stands for. */
export interface Reply {
  words: string
  value?: string
}

/** Which slot gives way when the answer says what the text says already. */
const otherSide: Record<string, string> = { days: 'until' }
const bare = (value: string) => value.replace(/^-/, '')

/** What the text says that the answer contradicts; places beside the one asked about do not. */
function rivalsOf(slots: readonly ReadSlot[], { slot }: WishQuestion, { value }: Reply) {
  const asked = slots.filter(each => each.slot === slot)
  const isSaid = asked.some(each => each.value === value && !isGuess(each))
  const others = asked.filter(
    each =>
      each.value !== value &&
      (slot !== 'place' || (value !== undefined && bare(each.value) === bare(value))),
  )
  const givesWay = isSaid && !others.length ? otherSide[slot] : undefined
  return { isSaid, rivals: givesWay ? slots.filter(each => each.slot === givesWay) : others }
}

/**
 * The text after an answer: what contradicts it is taken out, unless those words say something else
 * as well, and it is added unless it stands there already.
 */
export function answered(
  text: string,
  slots: readonly ReadSlot[],
  question: WishQuestion,
  reply: Reply,
): string {
  const { isSaid, rivals } = rivalsOf(slots, question, reply)
  const rest = without(text, rivals, slots)
  return isSaid ? rest : continued(rest, reply.words)
}

export const isGuess = ({ confidence }: ReadSlot) => confidence < 0.5
/** How sure the reading is, as the key of a text. */
export const certainty = (slot: ReadSlot) =>
  isGuess(slot) ? 'unsure' : slot.confidence < 0.8 ? 'fairly_sure' : 'sure'

/** Slots that have fields of their own in a wish. */
const inForm = [
  'destination',
  'from',
  'until',
  'days',
  'nights',
  'people',
  'adults',
  'children',
  'child_age',
  'seniors',
  'need',
  'pace',
  'place',
  'kind',
  'cuisine',
  'origin',
  'intercity',
  'hotel',
  'hotel_feature',
  'hotel_stars',
  'hotel_near',
  'rooms',
  'room_type',
]

/** Whether planning gets to know of it: by a field, or word for word among the other needs. */
export function isPlanned({ slot, value, words }: ReadSlot, wish: WishReading['wish']): boolean {
  if (inForm.includes(slot)) return true
  if (slot === 'budget' && value.startsWith('total') && wish.budget !== undefined) return true
  const caps = [wish.lodging?.night_max, wish.lodging?.room_max]
  if (slot === 'budget' && value.startsWith('hotel') && caps.some(each => each !== undefined))
    return true
  const { leave_after, home_before } = wish.ride ?? {}
  const hours = [wish.arrival, wish.departure, leave_after, home_before]
  if (slot === 'intercity_time' && hours.some(Boolean)) return true
  return words.some(each => wish.otherNeeds?.includes(each.text))
}

/** One chip for what is said once: 爬山 is a mountain and a hill, with one name and in one word. */
export function distinct(slots: readonly ReadSlot[]): ReadSlot[] {
  const said = ({ slot, label, words }: ReadSlot) => JSON.stringify([slot, label, words])
  return slots.filter((each, at) => slots.findIndex(other => said(other) === said(each)) === at)
}

/**
 * What a list of a wish names, as a reader would write it; the request takes either. Places go by
 * their name in the page's language, kinds to avoid by the words that were said.
 */
export function namesIn(
  locale: 'zh-CN' | 'en',
  names: readonly string[],
  slots: readonly ReadSlot[],
) {
  const nameOf = (name: string) => {
    const kind = slots.find(({ value }) => value === `-${name}`)
    const place = slots.find(({ label }) => label.zh === name)
    return kind?.words[0]?.text ?? ((locale === 'en' && place?.label.en) || name)
  }
  return [...new Set(names.map(nameOf))]
}
