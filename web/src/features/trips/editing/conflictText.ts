// SPDX-License-Identifier: Apache-2.0

interface Words {
  nameOf: (item: string) => string
  day: (date: string) => string
  yes: string
  no: string
}

/** One side of a conflict as a person reads it; the server gives whatever JSON the field takes. */
export function conflictText(value: unknown, words: Words): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (Array.isArray(value)) return value.map(each => conflictText(each, words)).join(' → ')
  if (typeof value !== 'string') return typeof value === 'object' ? plain(value) : String(value)
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return words.day(value)
  return words.nameOf(value) || value
}

const plain = (value: object) =>
  Object.entries(value)
    .map(([name, each]) => `${name}: ${typeof each === 'object' ? JSON.stringify(each) : each}`)
    .join(', ')
