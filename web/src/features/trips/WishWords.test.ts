// SPDX-License-Identifier: Apache-2.0
import { type VueWrapper, flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { type Answer, granted, refused } from '@/api/answer'
import type { WishReading } from '@/api/types'
import { i18n, setLocale } from '@/app/i18n'
import { draft, emptyDraft } from './draft'
import { forgetReading } from './useWishReading'
import WishWords from './WishWords.vue'

type Read = (text: string) => Promise<Answer<WishReading>>
const readWish = vi.hoisted(() => vi.fn<Read>())
const understandWish = vi.hoisted(() => vi.fn<Read>())
vi.mock('@/api/wishes', () => ({ readWish, understandWish }))
vi.mock('@/api/places', () => ({ findAreas: () => Promise.resolve(refused('E-101')) }))

const at = (text: string, words: string) => ({
  text: words,
  from: text.indexOf(words),
  to: text.indexOf(words) + words.length,
})
/** Understands Fuzhou, a budget of 8000, and asks for the days until they are said. */
function reader(text: string): Promise<Answer<WishReading>> {
  const slots: WishReading['slots'] = []
  const wish: WishReading['wish'] = { must: [], avoid: [], interests: [] }
  const say = (slot: string, words: string, confidence: number, zh: string) =>
    slots.push({
      slot,
      value: slot === 'budget' ? `total<=${words}` : words,
      words: [at(text, words)],
      strength: slot === 'budget' ? 'soft' : 'hard',
      confidence,
      label: { zh, en: slot },
    })
  if (text.includes('福州')) {
    say('destination', '福州', 1, '去福州')
    wish.destination = '福建省福州市'
  }
  for (const amount of ['8000', '9000'])
    if (text.includes(amount)) {
      say('budget', amount, 0.4, `预算 ${amount} 元`)
      wish.budget = Number(amount)
    }
  const questions = text.includes('三天')
    ? []
    : [
        {
          slot: 'days',
          text: { zh: '玩几天？', en: 'How many days?' },
          choices: [{ value: '3', label: { zh: '三天', en: 'three days' } }],
        },
      ]
  const not_understood = [at(text, '嗯')]
  return Promise.resolve(
    granted({ text, slots, questions, wish, not_understood, may_ask_model: false }),
  )
}

async function opened(path: string) {
  const pages = [
    { path: '/', name: 'wish', component: { template: '<p/>' } },
    { path: '/sign-in', name: 'sign-in', component: { template: '<p/>' } },
  ]
  const router = createRouter({ history: createMemoryHistory(), routes: pages })
  await router.push(path)
  const box = mount(WishWords, {
    attachTo: document.body,
    global: { plugins: [i18n, createPinia(), router] },
  })
  await flushPromises()
  return { box, router }
}

async function read(text: string) {
  const { box } = await opened('/')
  await box.get('textarea').setValue(text)
  await box.get('form.ask').trigger('submit')
  await flushPromises()
  return box
}
const chips = (box: VueWrapper) => box.findAll('.slots .what').map(chip => chip.text())

describe('a wish in one box', () => {
  beforeEach(() => {
    document.body.innerHTML = ''
    localStorage.setItem('xingqu.refresh_token', 'mine')
    setLocale('zh-CN')
    forgetReading()
    Object.assign(draft, emptyDraft())
    readWish.mockReset().mockImplementation(reader)
    understandWish.mockReset()
  })

  it('becomes chips with the words they came from, and fills the form', async () => {
    const box = await read('嗯，去福州，预算8000')
    expect(chips(box)).toEqual(['去福州 必须福州', '预算 8000 元 尽量8000 · 不太确定'])
    expect(draft).toMatchObject({ destination: '福建省福州市', budget: '8000' })
    expect(box.text()).toContain('没有读懂：“嗯”')
  })

  it('loses what its chip takes out, in the text and in the form', async () => {
    const box = await read('去福州，预算8000')
    await box.get('[aria-label="去掉“预算 8000 元”"]').trigger('click')
    await flushPromises()
    expect(draft.words).toBe('去福州，')
    expect(draft.budget).toBe(emptyDraft().budget)
    expect(chips(box)).toEqual(['去福州 必须福州'])
  })

  it('is said differently through its chip', async () => {
    const box = await read('去福州，预算8000')
    await box.findAll('.slots .what')[1]?.trigger('click')
    await box.get('#slot-editor input').setValue('9000')
    await box.get('#slot-editor').trigger('submit')
    await flushPromises()
    expect(draft).toMatchObject({ words: '去福州，预算9000', budget: '9000' })
    expect(box.find('#slot-editor').exists()).toBe(false)
  })

  it('asks what is missing, and takes the answer as more words', async () => {
    const box = await read('去福州')
    expect(document.activeElement?.textContent).toContain('三天')
    await box.get('.question .row button').trigger('click')
    await flushPromises()
    expect(draft.words).toBe('去福州，三天')
    expect(box.find('.question').exists()).toBe(false)
  })

  it('leaves a question open when told to', async () => {
    const box = await read('去福州')
    await box.findAll('.question button').at(-1)?.trigger('click')
    expect(box.find('.question').exists()).toBe(false)
  })

  it('waits while one signs in, and is read afterwards', async () => {
    localStorage.removeItem('xingqu.refresh_token')
    const { box, router } = await opened('/')
    await box.get('textarea').setValue('去福州，三天')
    await box.get('form.ask').trigger('submit')
    await flushPromises()
    expect(readWish).not.toHaveBeenCalled()
    expect(router.currentRoute.value.query.returnTo).toBe('/?read=1')

    localStorage.setItem('xingqu.refresh_token', 'mine')
    const back = await opened('/?read=1')
    expect(chips(back.box)).toEqual(['去福州 必须福州'])
    expect(back.router.currentRoute.value.fullPath).toBe('/')
  })

  it('is read by a model when told to, whose chips say so and can be taken out', async () => {
    const rules = (text: string) =>
      reader(text).then(answer => {
        if (answer.ok) answer.value.may_ask_model = !text.includes('\n')
        return answer
      })
    readWish.mockImplementation(rules)
    understandWish.mockImplementation(async text => {
      const answer = await reader(`${text}\n预算9000元，三天`)
      if (answer.ok)
        answer.value.slots.forEach(
          slot => (slot.source = slot.slot === 'budget' ? 'model' : undefined),
        )
      if (answer.ok) answer.value.dropped = ['云顶水晶宫']
      return answer
    })
    const box = await read('去福州')
    await box.get('.model button').trigger('click')
    await flushPromises()
    expect(chips(box)[1]).toMatch(/9000 +· 来自模型，不太确定$/)
    expect(box.text()).toContain('模型补充了 1 项')
    expect(box.text()).toContain('已略去：“云顶水晶宫”')
    expect(box.find('.model button').exists()).toBe(false)
    expect(draft).toMatchObject({ words: '去福州', budget: '9000' })
    await box.get('[aria-label="去掉“预算 9000 元”"]').trigger('click')
    await flushPromises()
    expect(draft.words).toBe('去福州\n三天')
    expect(draft.budget).toBe(emptyDraft().budget)
  })

  it('says why a model did not help, with the way to try again', async () => {
    readWish.mockImplementation(async text => {
      const answer = await reader(text)
      if (answer.ok) answer.value.may_ask_model = true
      return answer
    })
    understandWish.mockImplementation(async text => {
      const answer = await reader(text)
      if (answer.ok) Object.assign(answer.value, { code: 'LLM-101', may_ask_model: true })
      return answer
    })
    const box = await read('去福州')
    await box.get('.model button').trigger('click')
    await flushPromises()
    expect(box.text()).toContain('响应超时，LLM未能及时返回结果。')
    await box.get('.model button').trigger('click')
    await flushPromises()
    expect(understandWish).toHaveBeenCalledTimes(2)
  })

  it('offers no model where there is none', async () => {
    const box = await read('嗯，去福州')
    expect(box.find('.model').exists()).toBe(false)
  })

  it('keeps the text and the form when it cannot be read', async () => {
    readWish.mockResolvedValue(refused('E-101'))
    const box = await read('去福州')
    expect(box.text()).toContain('E-101')
    expect(draft.words).toBe('去福州')
    expect(draft.destination).toBe('')
  })
})
