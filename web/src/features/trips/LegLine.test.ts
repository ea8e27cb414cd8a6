// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Leg } from '@/api/types'
import { i18n, setLocale } from '@/app/i18n'
import LegLine from './LegLine.vue'

const guessed: Leg = {
  from: 'fuzhou-gushan',
  to: 'fuzhou-west-lake',
  mode: 'walk',
  start: '09:00',
  end: '09:20',
  minutes: 20,
  metres: 1400,
  fare: { low_minor: 0, high_minor: 0, currency: 'CNY' },
  is_estimate: true,
  source: 'estimate',
}
const known: Leg = { ...guessed, is_estimate: false, source: 'streets', as_of: '2026-01-02' }
const shown = (leg: Leg) => mount(LegLine, { props: { leg }, global: { plugins: [i18n] } })

describe('a leg of a plan', () => {
  beforeEach(() => setLocale('zh-CN'))

  it('says that it is estimated', () => {
    expect(shown(guessed).text()).toContain('估算')
  })

  it('says who knows the way, and of what day', async () => {
    const line = shown(known)
    expect(line.text()).toContain('按实际道路')
    expect(line.text()).not.toContain('估算')
    expect(line.find('[title]').attributes('title')).toContain('2026-01-02')
    await setLocale('en')
    await line.vm.$nextTick()
    expect(line.text()).toContain('along the streets')
  })
})
