// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { ReadSlot } from '@/api/types'
import { answered, continued, distinct, isPlanned, namesIn, rephrased, without } from './wishText'

const sentence = '下周五带两个孩子从上海去福州玩三天，预算8000以内，不吃辣'
const words = (text: string, from = sentence.indexOf(text)) => ({
  text,
  from,
  to: from + text.length,
})

const slot = (text: string, name: string, value: string, ...words: string[]): ReadSlot => ({
  slot: name,
  value,
  words: words.map(each => ({
    text: each,
    from: text.indexOf(each),
    to: text.indexOf(each) + each.length,
  })),
  strength: 'hard',
  confidence: 1,
  label: { zh: value, en: value },
})

describe('a wish in plain words', () => {
  it('is said differently where one of its words is corrected', () => {
    expect(rephrased(sentence, words('两个孩子'), '一个孩子')).toBe(
      '下周五带一个孩子从上海去福州玩三天，预算8000以内，不吃辣',
    )
  })

  it('loses the whole clause of what is taken out', () => {
    const gone = slot(sentence, 'cuisine', '-spicy', '吃辣')
    expect(without(sentence, [gone], [gone])).toBe(
      '下周五带两个孩子从上海去福州玩三天，预算8000以内，',
    )
    const text = 'to Fuzhou, by train, with kids'
    const train = slot(text, 'intercity', 'both:train', 'train')
    expect(without(text, [train], [train])).toBe('to Fuzhou, with kids')
  })

  it('loses the words alone where the clause says something else', () => {
    const city = slot(sentence, 'destination', '350100', '福州')
    const days = slot(sentence, 'days', '3', '下周五', '三天')
    expect(without(sentence, [days], [days, city])).toBe(
      '带两个孩子从上海去福州玩，预算8000以内，不吃辣',
    )
  })

  it('finds words that have moved since, and leaves the text alone when they are gone', () => {
    expect(rephrased(`你好，${sentence}`, words('两个孩子'), '孩子')).toContain('带孩子从')
    expect(rephrased(sentence, words('猫', 3), '狗')).toBe(sentence)
  })

  it('takes an answer behind it in its own punctuation', () => {
    expect(continued('去福州玩三天。', '预算5000')).toBe('去福州玩三天，预算5000')
    expect(continued('Three days in Fuzhou.', 'next Friday')).toBe(
      'Three days in Fuzhou, next Friday',
    )
    expect(continued('', '去福州')).toBe('去福州')
  })
})

describe('an answer', () => {
  const asks = (name: string) => ({ slot: name, text: { zh: '', en: '' }, choices: [] })

  it('is added when nothing was said', () => {
    expect(answered('去福州', [], asks('days'), { words: '三天', value: '3' })).toBe('去福州，三天')
  })

  it('keeps the one of two that it chooses', () => {
    const text = '去福州或厦门，预算5000，预算8000'
    const slots = [
      slot(text, 'destination', '350100', '福州'),
      slot(text, 'destination', '350200', '厦门'),
      slot(text, 'budget', 'total<=5000', '预算5000'),
      slot(text, 'budget', 'total<=8000', '预算8000'),
    ]
    expect(answered(text, slots, asks('destination'), { words: '福州', value: '350100' })).toBe(
      '去福州或，预算5000，预算8000',
    )
    expect(
      answered(text, slots, asks('budget'), { words: '预算不超过 8000 元', value: 'total<=8000' }),
    ).toBe('去福州或厦门，预算8000')
  })

  it('settles whether a place is wanted and leaves other places alone', () => {
    const text = '一定要去鼓山，去西湖，不要爬鼓山'
    const slots = [
      slot(text, 'place', 'gushan', '一定要去鼓山'),
      slot(text, 'place', 'xihu', '去西湖'),
      slot(text, 'place', '-gushan', '不要爬鼓山'),
    ]
    expect(answered(text, slots, asks('place'), { words: '去', value: 'gushan' })).toBe(
      '一定要去鼓山，去西湖，',
    )
  })

  it('takes out the other side when the number of days stands against the dates', () => {
    const text = '周五去，周日回，玩四天'
    const slots = [slot(text, 'until', '2026-11-29', '周日回'), slot(text, 'days', '4', '玩四天')]
    expect(answered(text, slots, asks('days'), { words: '4天', value: '4' })).toBe('周五去，玩四天')
    expect(answered(text, slots, asks('days'), { words: '3天', value: '3' })).toBe(
      '周五去，周日回，3天',
    )
  })

  it('says for sure what was only guessed', () => {
    const text = '两个孩子去福州'
    const guess = { ...slot(text, 'adults', '1', '两个孩子'), confidence: 0.4 }
    const slots = [slot(text, 'children', '2', '两个孩子'), guess]
    expect(answered(text, slots, asks('adults'), { words: '1位成人', value: '1' })).toBe(
      '两个孩子去福州，1位成人',
    )
    expect(answered(text, slots, asks('adults'), { words: '2位成人', value: '2' })).toBe(
      '两个孩子去福州，2位成人',
    )
  })

  it('never takes out words that say something else as well', () => {
    const text = '和爸妈去福州'
    const slots = [slot(text, 'people', '3', '爸妈'), slot(text, 'seniors', '2', '爸妈')]
    expect(answered(text, slots, asks('people'), { words: '4人', value: '4' })).toBe(
      '和爸妈去福州，4人',
    )
  })
})

describe('what was read', () => {
  const text = '从上海去福州，预算8000，酒店每晚300，坐高铁，晚上九点前回酒店'
  const wish = {
    destination: '福州',
    budget: 8000,
    otherNeeds: '晚上九点前回酒店',
    origin: '上海',
    ride: { mode: 'high_speed' as const, avoid: [] },
    lodging: { names: [], kinds: [], features: [], night_max: 300 },
    must: [],
    avoid: [],
    interests: [],
  }

  it('says so when planning does not get to know of it', () => {
    const read = [
      slot(text, 'origin', '310000', '上海'),
      slot(text, 'destination', '350100', '福州'),
      slot(text, 'budget', 'total<=8000', '预算8000'),
      slot(text, 'budget', 'hotel/night<=300', '每晚300'),
      slot(text, 'intercity', 'both:high_speed', '高铁'),
      slot(text, 'daily_limit', 'end<=21:00', '晚上九点前'),
      slot(text, 'revision', 'relax day3', '第三天轻松点'),
    ]
    expect(read.filter(each => !isPlanned(each, wish)).map(each => each.value)).toEqual([
      'relax day3',
    ])
    const unheard = { must: [], avoid: [], interests: [] }
    const perNight = slot(text, 'budget', 'hotel/night<=300', '每晚300')
    expect(isPlanned(perNight, unheard)).toBe(false)
  })
})

describe('what a list of a wish names', () => {
  const slots = [
    { value: 'gushan', label: { zh: '鼓山', en: 'Gushan Mountain' } },
    { value: '-mountain', label: { zh: '不要山', en: 'no mountain' }, words: [{ text: '爬山' }] },
    { value: '-hill', label: { zh: '不要山', en: 'no mountain' }, words: [{ text: '爬山' }] },
  ] as ReadSlot[]

  it('calls a place as the page does, or else by its own name', () => {
    expect(namesIn('en', ['鼓山', '无名亭'], slots)).toEqual(['Gushan Mountain', '无名亭'])
    expect(namesIn('zh-CN', ['鼓山'], slots)).toEqual(['鼓山'])
  })

  it('calls the kinds to avoid by the words that were said, and each once', () => {
    expect(namesIn('zh-CN', ['mountain', 'hill'], slots)).toEqual(['爬山'])
  })
})

describe('what is said once', () => {
  const text = '不爬山，也不去小山'
  const mountain = slot(text, 'kind', '-mountain', '爬山')
  const hill = { ...slot(text, 'kind', '-hill', '爬山'), label: mountain.label }

  it('is one chip, and goes away with it', () => {
    const chips = distinct([mountain, hill])
    expect(chips).toEqual([mountain])
    expect(without(text, chips, chips)).toBe('也不去小山')
  })

  it('is two chips where it was said in two places or goes by two names', () => {
    const again = { ...slot(text, 'kind', '-hill', '小山'), label: mountain.label }
    const named = { ...hill, label: { zh: '不要小山', en: 'no hill' } }
    expect(distinct([mountain, again])).toHaveLength(2)
    expect(distinct([mountain, named])).toHaveLength(2)
  })
})
