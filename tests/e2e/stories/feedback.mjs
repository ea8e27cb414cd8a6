// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { agentOf } from './support.mjs'
import { onAnotherDevice } from './together.mjs'

/** How long the server may take to hear of an opinion, in milliseconds. */
const patienceMs = 30_000

const todayInChina = () => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)
/** Of this city only: what travellers say here changes the plans of no other story. */
const wishOf = day => ({
  destination: '浙江省杭州市',
  startDate: day,
  endDate: day,
  budget: 3000,
  accessibility: false,
  kidFriendly: false,
  petFriendly: false,
})

/** A trip of today, so that its first sight may be rated; answers its id, that sight and the asker. */
async function tripOfToday(me) {
  await me.signUp()
  const ask = await onAnotherDevice(me)
  const plans = await ask('POST', '/api/recommendations', wishOf(todayInChina()))
  const { id } = await ask('POST', '/api/trips', {
    recommendation_id: plans.metadata.requestId,
    tier: 'economy',
  })
  const { plan } = await ask('GET', `/api/trips/${id}`)
  const sight = plan.days[0].visits.find(each => each.role === 'sight').place
  return { id, sight, ask }
}

/** Asks for the same plans until one says that opinions moved the place. */
async function planThatKnows(ask, key) {
  const until = Date.now() + patienceMs
  while (Date.now() < until) {
    const plans = await ask('POST', '/api/recommendations', wishOf(todayInChina()))
    const knows = plans.data.find(plan =>
      plan.reasoning.opinions?.some(each => each.place.key === key),
    )
    if (knows) return `/recommendations/${plans.metadata.requestId}/${knows.tier}`
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  throw new Error(`no plan knows what travellers say of ${key}`)
}

const inGroup = (me, name) => me.page.getByRole('group', { name, exact: true })
const fits = me => me.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

/** By keyboard: from the first star round to the last. */
async function rateHighest(me, group) {
  await group.getByRole('radio', { name: '1 星' }).focus()
  await me.page.keyboard.press('ArrowLeft')
}

export const stories = [
  {
    name: 'a traveller says how it was and the next plan knows',
    async tell(me, { page }) {
      const { id, sight, ask } = await tripOfToday(me)
      await me.open(`/trips/${id}`)
      await me.link('这次怎么样？').click()
      await me.at(/\/feedback$/)
      await inGroup(me, '这个行程安排得怎么样？').locator('label').nth(1).click()
      await me.button('太赶').click()
      await me.sees('已保存，谢谢！')
      const visit = page.getByRole('region', { name: sight.name.zh, exact: true })
      await rateHighest(me, visit)
      assert.ok(await visit.getByRole('radio', { name: '5 星' }).isChecked())
      await visit.getByRole('button', { name: '值得' }).click()
      await visit.getByLabel('还想说什么').fill('早上去，人少。')
      await visit.getByRole('button', { name: '保存文字' }).click()
      await visit.getByText('已保存，谢谢！').waitFor()
      assert.deepEqual(await me.violations(), [])
      assert.ok(await fits(me))

      await me.open(`${await planThatKnows(ask, sight.key)}?part=why`)
      const told = page.getByRole('link', { name: new RegExp(`位旅行者给“${sight.name.zh}”打了`) })
      await told.click()
      await me.sees('早上去，人少。')
      await page.getByRole('heading', { name: '旅行者的评价' }).waitFor()
      assert.deepEqual(await me.violations(), [])
      assert.ok(await fits(me))
      await me.button('撤回评价').click()
      await me.sees('评价已撤回。')
      await page.getByText('早上去，人少。').waitFor({ state: 'detached' })
    },
  },
  {
    name: 'an abusive opinion is reported, hidden, and shown no more',
    needsOwnServer: true,
    async tell(me, { server, page }) {
      const { sight, ask } = await tripOfToday(me)
      const words = `骂人的话 ${me.name}`
      await ask('PUT', `/api/places/${sight.key}/feedback/mine`, { stars: 1, text: words })
      const { agent, leave } = await agentOf(server, me, page)
      try {
        await agent.open(`/places/${sight.key}`)
        const opinion = agent.page.getByRole('listitem').filter({ hasText: words })
        await opinion.getByRole('button', { name: '举报' }).click()
        await opinion.getByRole('button', { name: '辱骂' }).click()
        await agent.sees('已举报')
        await agent.open('/operations/feedback')
        await agent.button('被举报').click()
        const card = agent.page.getByRole('article').filter({ hasText: words })
        await card.getByText('1 人举报').waitFor()
        assert.deepEqual(await agent.violations(), [])
        assert.ok(await fits(agent))
        await card.getByRole('button', { name: '隐藏' }).click()
        await card.getByRole('button', { name: '辱骂' }).click()
        await card.getByText('已隐藏').first().waitFor()
      } finally {
        await leave()
      }
      await me.open(`/places/${sight.key}`)
      await me.sees('这条评价已被工作人员隐藏')
      assert.equal(await page.getByRole('listitem').filter({ hasText: words }).count(), 0)
    },
  },
  {
    name: 'a visitor and a traveller say what they think of the product',
    needsOwnServer: true,
    async tell(me, { server, page }) {
      const praise = `好用 ${me.name}`
      await me.open('/places')
      await page.locator('footer').getByRole('link', { name: '意见反馈' }).click()
      await me.sees('所在页面：/places')
      await page.getByRole('switch', { name: '版本' }).uncheck()
      await page.getByLabel('是哪一种').selectOption('praise')
      await page.getByLabel('想说什么').fill(praise)
      assert.deepEqual(await me.violations(), [])
      assert.ok(await fits(me))
      await me.button('发送意见').click()
      await me.sees('收到了，谢谢！')

      await me.signUp()
      const fault = `地图空白 ${me.name}`
      await me.open('/feedback')
      await page.getByLabel('是哪一种').selectOption('fault')
      await page.getByLabel('想说什么').fill(fault)
      await page.getByRole('switch', { name: '希望得到答复' }).check()
      await me.button('发送意见').click()
      await me.at(/\/support\/\w{26}/)
      await me.sees('等待客服回复')

      const { agent, leave } = await agentOf(server, me, page)
      try {
        await agent.open('/operations/comments')
        const thanks = agent.page.getByRole('article').filter({ hasText: praise })
        await thanks.getByText('访客').waitFor()
        await thanks.getByText('所在页面：/places').waitFor()
        assert.equal(await thanks.getByText('版本').count(), 0)
        await thanks.getByRole('button', { name: '标为已处理' }).click()
        await thanks.getByText('已处理', { exact: true }).waitFor()
        assert.deepEqual(await agent.violations(), [])
        assert.ok(await fits(agent))
        await agent.page.getByRole('button', { name: '故障', exact: true }).click()
        await thanks.waitFor({ state: 'detached' })
        const asked = agent.page.getByRole('article').filter({ hasText: fault })
        await asked.getByRole('link', { name: '查看求助' }).click()
        await agent.at(/\/console\/\w{26}/)
        await agent.page.locator('.said').filter({ hasText: fault }).waitFor()
      } finally {
        await leave()
      }
    },
  },
]
