// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import SearchCombobox from './SearchCombobox.vue'

/** A search whose answers come when the test says so. */
function searching() {
  const answers = new Map<string, (found: string[]) => void>()
  const chosen: string[] = []
  const box = mount(SearchCombobox<string>, {
    props: {
      label: 'Where',
      emptyText: 'nothing',
      countText: count => `${count} found`,
      textOf: each => each,
      keyOf: each => each,
      find: text => new Promise(resolve => answers.set(text, resolve)),
      modelValue: '',
      'onUpdate:modelValue': (modelValue: string) => box.setProps({ modelValue }),
      onChoose: option => void chosen.push(option),
    },
  })
  const type = async (text: string) => {
    await box.get('input').setValue(text)
    await vi.advanceTimersByTimeAsync(200)
  }
  const answer = async (text: string, found: string[]) => {
    answers.get(text)?.(found)
    await vi.advanceTimersByTimeAsync(0)
    await nextTick()
  }
  return {
    box,
    type,
    answer,
    chosen,
    options: () => box.findAll('[role="option"]').map(each => each.text()),
  }
}

describe('searching while typing', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('shows the newest answer even when an older one comes later', async () => {
    const { type, answer, options } = searching()
    await type('福')
    await type('福州')
    await answer('福州', ['福州市'])
    await answer('福', ['福建省', '福州市', '福清市'])
    expect(options()).toEqual(['福州市'])
  })

  it('is chosen from with the keyboard', async () => {
    const { box, type, answer, chosen } = searching()
    await type('鼓楼')
    await answer('鼓楼', ['南京鼓楼', '福州鼓楼'])
    const input = box.get('input')
    await input.trigger('keydown', { key: 'ArrowDown' })
    await input.trigger('keydown', { key: 'ArrowDown' })
    expect(box.get('[aria-selected="true"]').text()).toBe('福州鼓楼')
    expect(input.attributes('aria-activedescendant')).toBe(
      box.get('[aria-selected="true"]').attributes('id'),
    )
    await input.trigger('keydown', { key: 'Enter' })
    expect(chosen).toEqual(['福州鼓楼'])
    expect(box.props('modelValue')).toBe('福州鼓楼')
    expect(input.attributes('aria-expanded')).toBe('false')
  })

  it('says so when nothing fits', async () => {
    const { box, type, answer } = searching()
    await type('xyz')
    await answer('xyz', [])
    expect(box.text()).toContain('nothing')
    expect(box.get('[role="status"]').text()).toBe('0 found')
  })
})
