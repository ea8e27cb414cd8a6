// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import DateRangeField from './DateRangeField.vue'

const text = {
  days: (count: number) => `${count} days`,
  pick_end: 'pick the end',
  previous: 'back',
  next: 'on',
  help: '',
  done: 'Done',
}

async function opened() {
  const field = mount(DateRangeField, {
    attachTo: document.body,
    props: {
      label: 'Dates',
      locale: 'en',
      maxDays: 14,
      text,
      from: '2026-11-27',
      to: '2026-11-29',
      'onUpdate:from': (from: string) => field.setProps({ from }),
      'onUpdate:to': (to: string) => field.setProps({ to }),
    },
  })
  await field.get('button[aria-expanded]').trigger('click')
  await nextTick()
  const press = async (key: string) => {
    const focused = field.get('[data-day][tabindex="0"]')
    await (key === 'Enter' ? focused.trigger('click') : focused.trigger('keydown', { key }))
    await nextTick()
  }
  const focused = () => field.get('[data-day][tabindex="0"]').attributes('data-day')
  return { field, press, focused }
}

describe('choosing dates', () => {
  it('works with the keys of a calendar', async () => {
    const { field, press, focused } = await opened()
    expect(focused()).toBe('2026-11-27')
    for (const [key, day] of [
      ['ArrowRight', '2026-11-28'],
      ['ArrowDown', '2026-12-05'],
      ['Home', '2026-11-30'],
      ['End', '2026-12-06'],
      ['PageDown', '2027-01-06'],
      ['PageUp', '2026-12-06'],
      ['ArrowUp', '2026-11-29'],
    ] as const) {
      await press(key)
      expect(focused(), key).toBe(day)
    }
    field.unmount()
  })

  it('takes the first day, then the last, and closes', async () => {
    const { field, press } = await opened()
    await press('Enter')
    expect(field.text()).toContain('pick the end')
    await press('ArrowRight')
    await press('Enter')
    expect(field.props()).toMatchObject({ from: '2026-11-27', to: '2026-11-28' })
    expect(field.find('[role="grid"]').exists()).toBe(false)
    field.unmount()
  })

  it('never makes a trip longer than allowed', async () => {
    const { field, press } = await opened()
    await press('Enter')
    await press('PageDown')
    await press('Enter')
    expect(field.props()).toMatchObject({ from: '2026-11-27', to: '2026-12-10' })
    field.unmount()
  })

  it('closes with Escape and gives the focus back', async () => {
    const { field, press } = await opened()
    await press('Escape')
    expect(field.find('[role="grid"]').exists()).toBe(false)
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('false')
    field.unmount()
  })
})
