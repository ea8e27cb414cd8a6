// SPDX-License-Identifier: Apache-2.0
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
const source = 'fuzhoumeishi.cn May 2025 (address); otherwise general knowledge'

describe('where a fact comes from', () => {
  it('is said in Chinese as far as it is a phrase of ours', () => {
    setLocale('zh-CN')
    expect(saying('general knowledge')).toBe('常识整理')
    expect(saying(source)).toBe('fuzhoumeishi.cn May 2025 (address)；其余为常识整理')
  })

  it('reads in English as it is written', () => {
    setLocale('en')
    expect(saying(source)).toBe(source)
  })
})
