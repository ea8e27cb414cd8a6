// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { answers, say } from '../talk.mjs'
import { withModel } from '../withModel.mjs'

const wish = {
  destination: '福建省福州市',
  startDate: '2026-12-04',
  endDate: '2026-12-05',
  budget: 6000,
  accessibility: false,
  kidFriendly: false,
  petFriendly: false,
}
/** What the model behind the stand-in says. */
const script = [
  {
    when: { contains: '两天', functions: true },
    call: { name: 'plan_trip', arguments: wish },
  },
  {
    when: { result_of: 'plan_trip' },
    say: '两天的三档行程排好了，点开就能看。',
  },
  {
    when: { contains: '可信', functions: true },
    call: { name: 'read_wish', arguments: { text: '福州' } },
  },
  {
    when: { result_of: 'read_wish' },
    say: '每一项都和营业时间、路程、预算核对过。',
  },
]

/** What a model's service may do to us; the words and buttons are the requirement's. */
const troubles = [
  ['LLM-101', { status: 504, html: true }, '响应超时，LLM未能及时返回结果。', '重试'],
  ['LLM-102', { status: 400 }, '请求数据格式错误，无法处理。', '检查并修改'],
  ['LLM-103', { status: 401 }, '调用服务授权失败，请检查您的权限。', '重新登录'],
  ['LLM-105', { status: 429 }, '已达请求次数上限，请稍后再试。', '购买扩展服务'],
]
const troubleStories = troubles.map(([code, fault, words, button]) => ({
  name: `the assistant says ${code} in the words of the requirement, with ${button}`,
  sizes: ['phone'],
  async tell(me, { page }) {
    await withModel(page, me.isPhone, async (mine, model) => {
      await model.control({ next: [{ match: '/chat/', times: 9, fault }] })
      await mine.signUp()
      await mine.open('/assistant')
      await say(mine, '忘记密码怎么办？账户在哪？')
      await mine.sees(words)
      await mine.sees(code)
      await mine.button(button).first().waitFor()
      assert.deepEqual(await mine.violations(), [])
    })
  },
}))

export const stories = [
  {
    name: 'without a model the assistant asks, plans, explains and helps',
    async tell(me) {
      await me.signUp()
      await me.open('/assistant')
      await me.sees('由规则和帮助文章回答')
      await say(me, '想去福州玩')
      await me.sees('还想请教')
      await say(me, '2026年12月4日到12月6日，两个大人，预算6000元')
      await me.sees('排好了三档行程')
      await say(me, '为什么说这个方案可信？')
      await answers(me).locator('.said', { hasText: '项成立' }).waitFor()
      assert.deepEqual(await me.violations(), [])
      await me.page.reload()
      await me.sees('排好了三档行程')
      await me.link('打开方案').first().click()
      await me.at(/\/recommendations\//)
      await me.open('/assistant')
      await me.button('删除对话').first().click()
      await me.page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
      await me.sees('还没有对话')
    },
  },
  {
    name: 'a model plans with our planner, explains, and rules take over when it is gone',
    async tell(me, { page }) {
      await withModel(page, me.isPhone, async (mine, model) => {
        await model.control({ script })
        await mine.signUp()
        await mine.open('/assistant')
        await say(mine, '福州两天')
        await mine.sees('两天的三档行程排好了')
        await mine.sees('由 qwen2.5:7b 回答')
        await say(mine, '它可信吗')
        await mine.sees('都和营业时间、路程、预算核对过')
        assert.equal(await answers(mine).count(), 2)
        await model.control({
          next: [{ match: '/chat/', times: 9, fault: { status: 503 } }],
        })
        await say(mine, '忘记密码怎么办？账户在哪？')
        await mine.sees('当前无法连接到语言模型服务，请稍后再试。')
        await mine.sees('LLM-104')
        await mine.button('切换到备用服务').waitFor()
        await mine.sees('由规则回答')
        assert.deepEqual(await mine.violations(), [])
      })
    },
  },
  ...troubleStories,
]
