// SPDX-License-Identifier: Apache-2.0
import type { WishReading } from '@/api/types'
import { type WishDraft, applyChange } from './draft'
import { continued } from './wishText'

/** What a reading wrote into a draft, field by field, and what stood there before. */
export type FilledIn = Record<string, { was: unknown; became: unknown }>

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Nothing said is no list either: it must not empty what stands in the form. */
const isSaid = (value: unknown) =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)

/** Lists and free text grow by what was read; what stands there was typed for a reason. */
const growing = ['must', 'avoid', 'otherNeeds']

function fill(draft: WishDraft, field: string, value: unknown) {
  const stood = growing.includes(field) ? String(draft[field as keyof WishDraft]).trim() : ''
  applyChange(draft, { field, value })
  if (!stood) return
  const fields = draft as unknown as Record<string, unknown>
  const added = String(fields[field])
  fields[field] = stood.includes(added) ? stood : continued(stood, added)
}

/**
 * Writes what was read into the draft. What an earlier reading wrote is first taken back, unless
 * the traveller has changed it since: a word taken out of the text leaves the form as well.
 */
export function fillFromWords(
  draft: WishDraft,
  wish: Readonly<Partial<WishReading['wish']>>,
  earlier: FilledIn = {},
): FilledIn {
  const fields = draft as unknown as Record<string, unknown>
  for (const [field, { was, became }] of Object.entries(earlier))
    if (isSame(fields[field], became)) fields[field] = copy(was)

  const before = copy(fields)
  for (const [field, value] of Object.entries(wish)) if (isSaid(value)) fill(draft, field, value)
  const changed = Object.keys(before).filter(field => !isSame(before[field], fields[field]))
  return Object.fromEntries(
    changed.map(field => [field, { was: before[field], became: copy(fields[field]) }]),
  )
}
