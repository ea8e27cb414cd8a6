// SPDX-License-Identifier: Apache-2.0
import { readFileSync, readdirSync } from 'node:fs'
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { defineComponent } from 'vue'
import { i18n, setLocale } from './i18n'
import { useSourceText } from './sourceText'

function saying(source: string) {
  const component = defineComponent({
    setup: () => ({ say: useSourceText() }),
    template: `<p>{{ say('${source}') }}</p>`,
  })
  return mount(component, { global: { plugins: [i18n] } }).text()
}
/** The phrases that at least ten places of the catalogue share. */
function commonPhrases(): string[] {
  const folder = '../data/places/'
  const counts = new Map<string, number>()
  for (const file of readdirSync(folder).filter(name => name.endsWith('.csv')))
    for (const line of readFileSync(folder + file, 'utf8')
      .trim()
      .split('\n')
      .slice(1))
      for (const phrase of sourceOf(line).split('; '))
        counts.set(phrase, (counts.get(phrase) ?? 0) + 1)
  return [...counts].filter(([, count]) => count >= 10).map(([phrase]) => phrase)
}
/** The last but two of a row, which may hold commas in quotes. */
const sourceOf = (line: string) =>
  (/(?:,|^)(?:"([^"]*)"|([^",]*)),[\d-]+,(?:yes|no)\r?$/.exec(line) ?? []).slice(1).find(Boolean) ??
  ''

const source = 'fuzhoumeishi.cn May 2025 (address); otherwise general knowledge'

describe('where a fact comes from', () => {
  it('is said in Chinese as far as it is a phrase of ours', () => {
    setLocale('zh-CN')
    expect(saying('general knowledge')).toBe('常识整理')
    expect(saying(source)).toBe('fuzhoumeishi.cn May 2025 (address)；其余为常识整理')
  })

  it('is said in Chinese for most places', () => {
    setLocale('zh-CN')
    expect(commonPhrases().length).toBeGreaterThan(1)
    for (const phrase of commonPhrases()) expect(saying(phrase)).toMatch(/\p{Script=Han}/u)
  })

  it('reads in English as it is written', () => {
    setLocale('en')
    expect(saying(source)).toBe(source)
  })
})
