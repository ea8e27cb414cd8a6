// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { withModel } from '../withModel.mjs'

const chinese =
  '下周五带两个孩子和爸妈从上海去福州玩三天，预算8000以内，想住亲子酒店，一定要去三坊七巷和鼓山，不吃辣，坐高铁，晚上九点前回酒店'
const english =
  'Next Friday from Shanghai to Fuzhou for three days, two adults, budget 6000 yuan, must see Sanfang Qixiang, nothing spicy'

const box = me =>
  me.page.getByRole('textbox', {
    name: /用一句话说出您的旅行|Say it in one sentence/,
  })
const chips = me => me.page.locator('.slots .what')
const field = (me, name) => me.page.getByLabel(name, { exact: true })

async function say(me, text) {
  await box(me).fill(text)
  await me.page.getByRole('button', { name: /读懂并填入表单|Read it and fill/ }).click()
  await chips(me).first().waitFor()
}

/** The words under the chips, joined. */
const wordsRead = async me => (await me.page.locator('.slots .from').allTextContents()).join(' | ')

export const stories = [
  {
    name: 'one sentence fills the form, as chips that can be corrected, and is planned',
    async tell(me) {
      await me.signUp()
      await field(me, '其他需求').fill('想看日落')
      await say(me, chinese)
      const words = await wordsRead(me)
      for (const said of ['上海', '福州', '下周五', '三天', '两个孩子', '爸妈', '三坊七巷', '鼓山'])
        assert.ok(words.includes(said), `${said} in ${words}`)
      assert.equal(
        await me.page.getByRole('combobox', { name: '目的地' }).inputValue(),
        '福建省福州市',
      )
      assert.equal(await field(me, '预算').inputValue(), '8000')
      assert.equal(await field(me, '一定要去').inputValue(), '三坊七巷、鼓山')
      assert.match(await field(me, '其他需求').inputValue(), /^想看日落，.*不吃辣/)
      await me.sees('3 天')
      assert.equal(await me.page.locator('.ages select').count(), 2)

      const spicy = me.page.locator('.slots li').filter({ hasText: '吃辣' })
      await spicy.locator('.out').click()
      await spicy.waitFor({ state: 'detached' })
      assert.match(await box(me).inputValue(), /鼓山，坐高铁/)
      assert.doesNotMatch(await field(me, '其他需求').inputValue(), /不吃辣/)

      await chips(me).filter({ hasText: '8000' }).first().click()
      await field(me, '您的原话').fill('预算1万2以内')
      await field(me, '您的原话').press('Enter')
      await chips(me).filter({ hasText: '1万2' }).first().waitFor()
      assert.equal(await field(me, '预算').inputValue(), '12000')
      assert.deepEqual(await me.violations(), [])

      await me.page.reload()
      await chips(me).first().waitFor()
      await me.button('生成方案').click()
      await me.at(/\/recommendations\//)
      const stops = me.page.locator('.stops:visible').first()
      await stops.waitFor()
      assert.match(await stops.textContent(), /鼓山/)
    },
  },
  {
    name: 'a sentence with an origin is planned from door to door, and its rides are paid for',
    async tell(me) {
      await me.signUp()
      await say(me, chinese)
      assert.equal(await field(me, '从哪里出发').inputValue(), '上海')
      for (const pressed of ['高铁', '亲子房'])
        assert.equal(
          await me.page
            .getByRole('button', { name: pressed, exact: true })
            .getAttribute('aria-pressed'),
          'true',
          pressed,
        )
      assert.equal(await me.page.getByText('规划还用不上').count(), 0, 'all of it is planned with')
      await me.button('生成方案').click()
      await me.at(/\/recommendations\//)
      await me.page.locator('article.tier').first().waitFor({ state: 'attached' })
      assert.equal(
        await me.page.getByRole('rowheader', { name: '往返交通' }).count(),
        1,
        'the plans are compared by their rides',
      )

      await me.open(`${new URL(me.page.url()).pathname}/economy`)
      const rides = me.page.getByRole('article', { name: '高铁' })
      await rides.nth(1).waitFor()
      const [there, back] = await rides.evaluateAll(cards => cards.map(each => each.ariaLabel))
      assert.match(there, /上海 → 福州/)
      assert.match(back, /福州.* → 上海/)
      for (const ride of await rides.all())
        assert.match(await ride.textContent(), /估算.*以 12306 或航司实时信息为准/s)
      assert.deepEqual(await me.violations(), [])

      await me.page.getByRole('button', { name: '第 2 天', exact: true }).click()
      await rides.first().waitFor({ state: 'detached' })
      await me.page.getByRole('button', { name: '第 3 天', exact: true }).click()
      await rides.first().waitFor()
      assert.match(await rides.first().getAttribute('aria-label'), /→ 上海/)

      await me.page.getByRole('tab', { name: '费用' }).click()
      const costs = me.page.locator('details.group').filter({ hasText: '往返交通' })
      await costs.evaluate(group => (group.open = true))
      assert.match(await costs.textContent(), /上海.*福州.*福州.*上海/s)
      assert.deepEqual(await me.violations(), [])
    },
  },
  {
    name: 'what a sentence leaves open is asked before planning',
    async tell(me) {
      await me.signUp()
      await box(me).fill('去福州，一定要去三坊七巷')
      await me.button('生成方案').click()
      await me.sees('还想确认一下')
      const questions = me.page.locator('.question')
      assert.ok((await questions.count()) <= 3)
      await me.button('生成方案').click()
      const isAtQuestion = () =>
        me.page.evaluate(() => !!document.activeElement?.closest('.question'))
      assert.ok(await isAtQuestion(), 'the plan waits for the answers')
      await me.page
        .locator('.question')
        .filter({ hasText: '玩几天' })
        .getByRole('button')
        .first()
        .click()
      await chips(me).filter({ hasText: '2' }).first().waitFor()
      assert.match(await box(me).inputValue(), /，2天$/)
      while (await questions.count()) {
        const before = await questions.count()
        await questions.last().getByRole('button', { name: '先不管' }).click()
        await me.page.waitForFunction(
          count => document.querySelectorAll('.question').length < count,
          before,
        )
      }
      await me.button('生成方案').click()
      await me.at(/\/recommendations\//)
    },
  },
  {
    name: 'every sentence the box proposes is understood and leaves nothing to ask',
    async tell(me) {
      await me.signUp()
      const proposals = me.page.locator('.tries button')
      for (let at = 0; at < (await proposals.count()); at += 1) {
        await proposals.nth(at).click()
        await me.button('读懂并填入表单').click()
        await chips(me).first().waitFor()
        assert.equal(await me.page.getByText('没有读懂').count(), 0, await box(me).inputValue())
        assert.equal(await me.page.locator('.question').count(), 0, await box(me).inputValue())
        await box(me).fill('')
        await me.button('读懂并填入表单').click()
        await chips(me).first().waitFor({ state: 'detached' })
      }
    },
  },
  {
    name: 'a sentence that asks too much is told so, and one press of a way out plans it',
    async tell(me) {
      await me.signUp()
      await say(me, '下周六两个人去福州玩一天，一定要去鼓山，下午三点到，晚上六点走，预算3000')
      await me.button('生成方案').click()
      await me.sees('这几项放在一起就无法满足')
      await me.page.locator('.claims').getByText('必去鼓山').waitFor()
      const ways = me.page.getByRole('button', { name: '应用并重新规划' })
      assert.ok((await ways.count()) >= 2, 'there is more than one way out')
      assert.deepEqual(await me.violations(), [])
      await ways.filter({ hasText: '改为 2 天' }).click()
      await me.at(/\/recommendations\//)
      await me.sees(/· 2 天 ·/)
      assert.match(await me.page.locator('.stops:visible').first().textContent(), /鼓山/)
    },
  },
  {
    name: 'words typed before signing in are read after it',
    async tell(me) {
      await me.signUp()
      await me.signOut()
      await box(me).fill(chinese)
      await me.button('读懂并填入表单').click()
      await me.at(/sign-in/)
      await me.sees('您写的话已保存，登录后立即读取。')
      await me.fillSignIn()
      await chips(me).first().waitFor()
      assert.equal(await field(me, '预算').inputValue(), '8000')
    },
  },
  {
    name: 'an English sentence fills the English form',
    async tell(me) {
      await me.signUp()
      await me.page.evaluate(() => localStorage.setItem('xingqu.locale', 'en'))
      await me.open('/')
      await say(me, english)
      assert.equal(await me.page.getByRole('combobox').inputValue(), 'Fuzhou, Fujian')
      assert.equal(await field(me, 'Budget').inputValue(), '6000')
      assert.equal(await field(me, 'Must see').inputValue(), 'Three Lanes and Seven Alleys')
      const words = await wordsRead(me)
      for (const said of ['Next Friday', 'three days', 'Sanfang Qixiang'])
        assert.ok(words.toLowerCase().includes(said.toLowerCase()), `${said} in ${words}`)
      assert.deepEqual(await me.violations(), [])
      await me.button('Make the plans').click()
      await me.at(/\/recommendations\//)
    },
  },
  {
    name: 'where rules are unsure a model reads the sentence again, and its part is told apart',
    async tell(me, { page }) {
      const invented = '云顶水晶宫'
      const read = { destination: '福州', days: 2, places: ['鼓山', invented] }
      await withModel(page, me.isPhone, async (mine, model) => {
        await model.control({
          script: [{ when: { contains: '榕城' }, say: JSON.stringify(read) }],
        })
        await mine.signUp()
        await box(mine).fill('12月去榕城那个有温泉的地方转转，2个大人，预算5000元')
        await mine.button('读懂并填入表单').click()
        await mine.button('让模型再读一遍').click()
        await mine.sees('模型补充了')
        await mine.sees(`已略去：“${invented}”`)
        const chip = mine.page.locator('.slots li').filter({ hasText: '鼓山' })
        assert.match(await chip.textContent(), /来自模型，/)
        const city = mine.page.getByRole('combobox', { name: '目的地' })
        assert.match(await city.inputValue(), /福州/)
        assert.equal(await mine.button('让模型再读一遍').count(), 0, 'it was heard')
        assert.deepEqual(await mine.violations(), [])
        await chip.locator('.out').click()
        await chip.waitFor({ state: 'detached' })
        assert.match(await box(mine).inputValue(), /2天/, 'the rest is now in plain words')

        await model.control({
          next: [{ match: '/chat/', times: 9, fault: { status: 503 } }],
        })
        await box(mine).fill('去榕城')
        await mine.button('读懂并填入表单').click()
        await mine.button('让模型再读一遍').click()
        await mine.sees('当前无法连接到语言模型服务，请稍后再试。')
        await mine.sees('LLM-104')
      })
      await me.signUp()
      await say(me, '12月去榕城转转，2个大人')
      await me.sees('没有读懂')
      assert.equal(await me.button('让模型再读一遍').count(), 0, 'no model, no button')
    },
  },
]
