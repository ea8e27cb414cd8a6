// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import en from './en'
import zh from './zh-CN'

type Tree = { [key: string]: string | Tree }

function texts(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[path + key, value] as [string, string]]
      : texts(value, `${path}${key}.`),
  )
}
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]).sort()

describe('the two languages', () => {
  const chinese = new Map(texts(zh))
  const english = new Map(texts(en))

  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  it('leave no text empty', () => {
    for (const [key, text] of [...chinese, ...english]) expect(text, key).not.toBe('')
  })

  it('fill the same holes', () => {
    for (const [key, text] of chinese)
      expect(new Set(holes(english.get(key) ?? '')), key).toEqual(new Set(holes(text)))
  })

  it('do not leave Chinese in the English', () => {
    const allowed = new Set(['app.other_language'])
    for (const [key, text] of english)
      if (!allowed.has(key)) expect(text, key).not.toMatch(/\p{Script=Han}/u)
  })

  it('have every key that the components ask for', () => {
    const sources = import.meta.glob(['/src/**/*.vue', '/src/**/*.ts', '!/src/**/*.test.ts'], {
      query: '?raw',
      import: 'default',
      eager: true,
    }) as Record<string, string>
    const missing = Object.entries(sources).flatMap(([file, text]) =>
      [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g)]
        .map(match => match[1] ?? '')
        .filter(key => !chinese.has(key))
        .map(key => `${file}: ${key}`),
    )
    expect(missing).toEqual([])
  })
})
