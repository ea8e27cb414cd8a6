// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { say, told } from '../talk.mjs'
import { withModel } from '../withModel.mjs'

const wish = {
  destination: '福建省福州市',
  startDate: '2026-12-04',
  endDate: '2026-12-06',
  budget: 6000,
  accessibility: false,
  kidFriendly: false,
  petFriendly: false,
}

/** The id that the newest link of this name leads to. */
async function idBehind(me, name) {
  const link = me.link(name).last()
  await link.waitFor()
  return (await link.getAttribute('href')).split('/').at(-1)
}

const planning = [
  { when: { contains: '三天', functions: true }, call: { name: 'plan_trip', arguments: wish } },
  { when: { result_of: 'plan_trip' }, say: '三档行程排好了。' },
]
const keeping = plan => [
  {
    when: { contains: '存下来', functions: true },
    call: { name: 'keep_trip', arguments: { recommendation_id: plan, tier: 'economy' } },
  },
  { when: { result_of: 'keep_trip' }, say: '要把经济档存成行程吗？', times: 1 },
  { when: { result_of: 'keep_trip' }, say: '行程存好了。' },
]
const revising = trip => [
  {
    when: { contains: '太累', functions: true },
    call: { name: 'revise_trip', arguments: { trip_id: trip, words: '第二天轻松点' } },
  },
  { when: { result_of: 'revise_trip' }, say: '第二天少去一处，您看行吗？', times: 1 },
  { when: { result_of: 'revise_trip' }, say: '第二天轻松多了。' },
  {
    when: { contains: '可信', functions: true },
    call: { name: 'explain_check', arguments: { trip_id: trip } },
  },
  { when: { result_of: 'explain_check' }, say: '营业时间、路程和预算都核对过。' },
]

/** The version that a trip is at, as the server says. */
async function versionOf(me, trip) {
  const shown = me.page.waitForResponse(
    answer => answer.url().endsWith(`/api/trips/${trip}`) && answer.request().method() === 'GET',
  )
  await me.open(`/trips/${trip}`)
  return (await (await shown).json()).version
}

export const stories = [
  {
    name: 'one talk without a model plans, revises and explains, and the revision is undone',
    async tell(me) {
      await me.signUp()
      await me.open('/assistant')
      await say(me, '2026年12月4日到12月6日去福州，两个大人，预算6000元')
      await told(me, '排好了三档行程')
      await say(me, '第二天轻松点')
      await told(me, '保存经济档吗')
      await me.button('保存').last().click()
      await told(me, '要这样改吗？')
      assert.deepEqual(await me.violations(), [])
      await me.button('就这样改').click()
      await told(me, '改好了。')
      await say(me, '这个行程为什么可信？')
      await told(me, '项成立')
      const trip = await idBehind(me, '打开行程')
      await me.button('撤销').click()
      await me.sees('已撤销，行程和原来一样。')
      assert.equal(await versionOf(me, trip), 3, 'undoing makes a version of its own')
    },
  },
  {
    name: 'one talk with a model plans, revises and explains, and changes nothing unasked',
    async tell(me, { page }) {
      await withModel(page, me.isPhone, async (mine, model) => {
        await model.control({ script: planning })
        await mine.signUp()
        await mine.open('/assistant')
        await say(mine, '福州三天')
        await told(mine, '三档行程排好了。')
        await model.control({ script: keeping(await idBehind(mine, '打开方案')) })
        await say(mine, '把便宜的那档存下来')
        await told(mine, '要把经济档存成行程吗？')
        await mine.button('保存').last().click()
        await told(mine, '行程存好了。')
        const trip = await idBehind(mine, '打开行程')
        await model.control({ script: revising(trip) })
        await say(mine, '第二天太累')
        await told(mine, '第二天少去一处，您看行吗？')
        await mine.button('就这样改').click()
        await told(mine, '第二天轻松多了。')
        await say(mine, '它可信吗')
        await told(mine, '营业时间、路程和预算都核对过。')
        assert.equal(
          await mine.button('就这样改').count(),
          0,
          'what was decided is not asked again',
        )
        assert.deepEqual(await mine.violations(), [])
        assert.equal(await versionOf(mine, trip), 2)
      })
    },
  },
  {
    name: 'the assistant talks of the trip one comes from, and lets it be when told so',
    sizes: ['phone'],
    async tell(me) {
      await me.signUp()
      await me.plan()
      await me.button('保存为行程').first().click()
      await me.sees('已保存到“我的行程”。')
      await me.open('/trips')
      const trip = await idBehind(me, '福州')
      await me.open(`/trips/${trip}`)
      await me.link('和助手聊').click()
      await me.button('第二天轻松点').click()
      await told(me, '要这样改吗？')
      await me.button('不用').click()
      await told(me, '好，什么都没有改。')
      assert.equal(await versionOf(me, trip), 1)
    },
  },
]
