// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { newContext } from '../devices.mjs'
import { Traveller } from '../traveller.mjs'
import { keepTrip, onAnotherDevice } from './together.mjs'

/** A second person in a browser of their own, who may change the trip. */
export async function friendIn(trip, me, browser) {
  const friends = await newContext(browser, {})
  const friend = new Traveller(await friends.newPage(), { url: me.url, isPhone: me.isPhone })
  await friend.signUp()
  const ask = await onAnotherDevice(me)
  const made = await ask('POST', `/api/trips/${trip}/invitations`, {
    user_name: friend.name,
    role: 'editor',
  })
  const join = await onAnotherDevice(friend)
  await join('POST', `/api/invitations/${made.id}/accept`)
  return { friend, close: () => friends.close() }
}

/** Fills the open form of an expense; what is not said stays as it was. */
async function fillExpense({ page }, { name, amount, currency, rate, source, payer }) {
  const field = label => page.getByRole('dialog').getByLabel(label, { exact: true })
  await field('名称').fill(name)
  if (currency) await field('货币').selectOption(currency)
  await field('金额').fill(amount)
  if (rate) await field(`1 ${currency} 合人民币`).fill(rate)
  if (source) await field('汇率来源').fill(source)
  if (payer) await field('谁付的').selectOption({ label: payer })
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

export const stories = [
  {
    name: 'three friends share costs and settle',
    async tell(me, { context, page }) {
      const trip = await keepTrip(me)
      const { friend, close } = await friendIn(trip, me, context.browser())
      try {
        await me.link('费用').click()
        await me.sees('还没有费用')
        await page.getByLabel('姓名').fill('外婆')
        await me.button('添加').click()
        await page.locator('li', { hasText: '外婆' }).waitFor()
        await me.button('记一笔').click()
        await fillExpense(me, { name: '晚餐', amount: '300' })
        await me.sees(`${friend.name} 给 ${me.name}`)

        await friend.open(`/trips/${trip}/purse`)
        await friend.sees('晚餐')
        await friend.button('记一笔').click()
        const yen = { currency: 'JPY', rate: '0.05', source: '银行', payer: friend.name }
        await fillExpense(friend, { name: '温泉', amount: '6000', ...yen })
        await me.sees('温泉') // told at once, without a reload
        await me.sees('汇率 0.05')
        assert.deepEqual(await me.violations(), [])

        const pays = page.locator('.transfers li')
        await page.waitForFunction(() => document.querySelectorAll('.transfers li').length === 2)
        assert.match(await pays.first().innerText(), /^外婆 给 /)
        while (await pays.count()) {
          const left = await pays.count()
          await pays.first().getByRole('button', { name: '已付清' }).click()
          await page.waitForFunction(
            count => document.querySelectorAll('.transfers li').length < count,
            left,
          )
        }
        await me.sees('大家都已结清')
        await friend.sees('大家都已结清')
      } finally {
        await close()
      }
    },
  },
  {
    name: "a foreign amount has the bank's rate of its day until somebody writes their own",
    needsOwnServer: true,
    async tell(me, { server, page }) {
      await server.importRates('Date,JPY,CNY,\n2026-05-04,150,7.5,\n2026-04-30,160,8.8,\n')
      const trip = await keepTrip(me)
      await me.open(`/trips/${trip}/purse`)
      await me.button('记一笔').click()
      const dialog = page.getByRole('dialog')
      const field = label => dialog.getByLabel(label, { exact: true })
      await field('名称').fill('温泉')
      await field('日期').fill('2026-05-03')
      await field('金额').fill('6000')
      await field('货币').selectOption('JPY')
      await me.sees('欧洲央行参考汇率 2026-04-30')
      assert.equal(await field('1 JPY 合人民币').inputValue(), '0.055')
      assert.equal(await field('汇率来源').count(), 0)
      await field('日期').fill('2026-05-04')
      await me.sees('欧洲央行参考汇率 2026-05-04')
      assert.equal(await field('1 JPY 合人民币').inputValue(), '0.05')

      await field('1 JPY 合人民币').fill('0.06')
      assert.equal(await field('汇率来源').inputValue(), '自己填写')
      assert.deepEqual(await me.violations(), [])
      await me.button('改用欧洲央行参考汇率 0.05（2026-05-04）').click()
      await dialog.getByRole('button', { name: '保存' }).click()
      await dialog.waitFor({ state: 'detached' })
      await me.sees('汇率 0.05')
      await me.sees('欧洲央行参考汇率')
      await me.sees('¥300.00')
    },
  },
  {
    name: 'two change one expense at once, and nothing typed is lost',
    async tell(me, { page }) {
      const trip = await keepTrip(me)
      await me.open(`/trips/${trip}/purse`)
      await me.button('记一笔').click()
      await fillExpense(me, { name: '船票', amount: '80' })
      await me.button('修改“船票”').click()
      const ask = await onAnotherDevice(me)
      const [expense] = (await ask('GET', `/api/trips/${trip}/purse`)).expenses
      const { title, kind, day, currency, paid_by, split, shares } = expense
      const theirs = { title, kind, day, currency, paid_by, split, amount_minor: 9000 }
      await ask('PUT', `/api/trips/${trip}/expenses/${expense.id}`, {
        ...theirs,
        shares: shares.map(({ person, weight }) => ({ person, weight })),
        base_version: 1,
      })
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('金额', { exact: true }).fill('100')
      await dialog.getByRole('button', { name: '保存' }).click()
      await me.sees('现在的内容：船票，¥90.00')
      assert.equal(await dialog.getByLabel('金额', { exact: true }).inputValue(), '100')
      assert.deepEqual(await me.violations(), [])
      await dialog.getByRole('button', { name: '仍用我填写的' }).click()
      await dialog.waitFor({ state: 'detached' })
      await me.sees('已花 ¥100.00')
    },
  },
]
