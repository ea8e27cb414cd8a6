// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'

const yuan = text => Number(text.replace(/^.*¥/, '').split('–')[0].replaceAll(',', ''))

export const stories = [
  {
    name: 'a wish written before signing in is planned after it',
    async tell(me) {
      await me.signUp()
      await me.signOut()
      await me.wish()
      await me.button('生成方案').click()
      await me.at(/sign-in/)
      await me.sees('您填写的需求已保存，登录后立即开始规划。')
      await me.fillSignIn()
      await me.at(/\/recommendations\//)
    },
  },
  {
    name: 'the area picker finds 鼓楼区 and fills in the whole name',
    async tell(me) {
      await me.open('/')
      const field = me.page.getByRole('combobox', { name: '目的地' })
      await field.pressSequentially('鼓楼', { delay: 20 })
      await me.page.getByRole('option', { name: /福建省福州市鼓楼区/ }).waitFor()
      await field.press('ArrowDown')
      while (
        !(await me.page.locator('[role="option"][aria-selected="true"]').textContent())?.includes(
          '福州市鼓楼区',
        )
      )
        await field.press('ArrowDown')
      await field.press('Enter')
      assert.equal(await field.inputValue(), '福建省福州市鼓楼区')
    },
  },
  {
    name: 'an ambiguous 鼓楼区 is asked back with choices',
    async tell(me) {
      await me.signUp()
      await me.wish({ destination: '鼓楼区' })
      await me.button('生成方案').click()
      await me.sees('请确认目的地')
      await me.button('福建省福州市鼓楼区').click()
      await me.at(/\/recommendations\//)
    },
  },
  {
    name: 'asking for 福建省福州市鼓楼区 gives three tiers in order of price',
    async tell(me) {
      await me.signUp()
      await me.plan()
      const cards = me.page.locator('article.tier')
      assert.equal(await cards.count(), 3)
      const prices = await me.page.locator('article.tier .price strong').allTextContents()
      assert.ok(
        yuan(prices[0]) > yuan(prices[1]) && yuan(prices[1]) > yuan(prices[2]),
        `dearest first: ${prices}`,
      )
      await me.sees('逐项对比')
      if (me.isPhone) {
        await me.page.getByRole('tab', { name: '特种兵穷游' }).click()
        await me.page.getByRole('heading', { name: '特种兵穷游' }).waitFor()
      } else {
        for (const name of ['豪华尊享游', '经济适用游', '特种兵穷游'])
          await me.page.getByRole('heading', { name }).waitFor()
      }
    },
  },
  {
    name: 'a plan is read on timeline and map, which select each other through the address',
    async tell(me) {
      await me.signUp()
      await me.plan()
      await me.link('查看行程').first().click()
      await me.page.locator('.visit button').first().click()
      await me.at(/visit=\d\.\d/)
      await me.page.locator('.visit.selected').waitFor()
      if (me.isPhone) await me.button('地图').click()
      const marker = me.page.locator('.plan-marker')
      await marker.first().waitFor()
      await me.page.locator('.map canvas').waitFor()
      const second = marker.nth(1)
      await second.evaluate(element => element.click())
      const label = await second.getAttribute('aria-label')
      await me.page.locator('.plan-marker[aria-pressed="true"]').waitFor()
      const [day] = new URL(me.page.url()).searchParams.get('visit').split('.')
      assert.ok(label.startsWith(`第 ${day} 天`), `${label} is of day ${day}`)
      assert.equal(await second.getAttribute('aria-pressed'), 'true')
      if (me.isPhone) await me.button('列表').click()
      await me.page.locator('.visit.selected').waitFor()
      assert.equal(await me.page.locator('.visit.selected').count(), 1)
      await me.page.reload()
      await me.page.locator('.visit.selected').waitFor()
    },
  },
  {
    name: 'the ledger adds up and the certificate shows its evidence',
    async tell(me) {
      await me.signUp()
      await me.plan()
      await me.link('查看行程').first().click()
      await me.page.getByRole('tab', { name: '费用' }).click()
      const groups = await me.page.locator('.panel .sum').allTextContents()
      const total = await me.page.locator('.total dd').first().textContent()
      const added = groups.reduce((all, text) => all + yuan(text), 0)
      assert.ok(Math.abs(added - yuan(total)) < 0.01, `${groups} make ${total}`)
      await me.page.getByRole('tab', { name: '核验' }).click()
      const subject = me.page.locator('.panel details.facts')
      if (me.isPhone) await subject.locator('> summary').click()
      await subject.getByText('每个数字都有来源和日期').click()
      await subject.locator('details[open] .sources').getByText('来源：常识整理').first().waitFor()
      assert.ok((await me.page.locator('.panel li details').count()) >= 40, 'every check is there')
    },
  },
  {
    name: 'the plan says why it is as it is, what was left out and how good it is',
    async tell(me) {
      await me.signUp()
      await me.open('/')
      await me.page.getByRole('button', { name: '博物馆', exact: true }).click()
      await me.plan()
      await me.link('查看行程').first().click()
      await me.page.getByRole('tab', { name: '为什么' }).click()
      await me.at(/part=why/)
      await me.sees('想要：博物馆')
      const museum = me.button(/^福建博物院 *第 \d 天 \d\d:\d\d$/)
      await museum.waitFor()
      const left = me.page.locator('.panel .reason')
      assert.ok((await left.count()) > 0, 'something was left out')
      for (const reason of await left.allTextContents()) assert.ok(reason.trim())
      await me.page.getByText('给好奇的人').click()
      await me.sees(/最多好 [\d.]+%|没有比这更好的安排/)
      await museum.click()
      await me.page.locator('.visit.selected').getByText('福建博物院').first().waitFor()
      await me.page.getByRole('tab', { name: '为什么' }).click()
      await me.page.locator('.panel li a').first().click()
      await me.at(/\/places\//)
    },
  },
  {
    name: 'an impossible wish names what conflicts and one tap relaxes it',
    async tell(me) {
      await me.signUp()
      await me.wish({ budget: '50' })
      await me.button('生成方案').click()
      await me.sees('这个心愿暂时无法实现')
      await me.sees('问题在这里')
      const dearer = me.page.getByRole('listitem').filter({ hasText: '预算提高到' })
      await dearer.getByRole('button', { name: '应用' }).click()
      await me.at(/\/recommendations\//)
      await me.open('/')
      assert.notEqual(await me.page.getByLabel('预算', { exact: true }).inputValue(), '50')
    },
  },
  {
    name: 'what is missing in the form is said at its field, and nothing is lost on the way',
    async tell(me) {
      await me.open('/')
      await me.page.getByLabel('其他需求').fill('想看日落')
      await me.button('生成方案').click()
      await me.sees('请填写目的地。')
      await me.page.reload()
      assert.equal(await me.page.getByLabel('其他需求').inputValue(), '想看日落')
    },
  },
  {
    name: 'a refused location is E-202 with 前往设置, and the destination is picked by hand',
    context: { permissions: [] },
    async tell(me) {
      await me.page.addInitScript(() => {
        navigator.geolocation.getCurrentPosition = (_found, refused) => refused({ code: 1 })
      })
      await me.open('/')
      await me.button('使用我的位置').click()
      await me.sees('未能获取位置信息，请在设置中开启位置信息权限。')
      await me.sees('E-202')
      await me.button('前往设置').click()
      await me.page.getByRole('dialog').getByRole('button', { name: '手动选择目的地' }).click()
      assert.equal(
        await me.page.evaluate(() => document.activeElement?.getAttribute('role')),
        'combobox',
      )
    },
  },
  {
    name: 'a browser that cannot draw the map gets E-707 with 刷新地图',
    async tell(me) {
      await me.page.addInitScript(() => {
        HTMLCanvasElement.prototype.getContext = () => null
      })
      await me.signUp()
      await me.plan()
      await me.link('查看行程').first().click()
      if (me.isPhone) await me.button('地图').click()
      await me.sees('地图加载失败，请检查网络或稍后再试。')
      await me.button('刷新地图').click()
      await me.sees('E-707')
    },
  },
]
