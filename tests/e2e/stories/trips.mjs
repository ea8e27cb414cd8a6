// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'

export const stories = [
  {
    name: 'a plan is saved, and still there after signing out and in',
    async tell(me) {
      await me.signUp()
      await me.plan()
      await me.button('保存为行程').first().click()
      await me.sees('已保存到“我的行程”。')
      await me.signOut()
      await me.open('/sign-in?returnTo=/trips')
      await me.fillSignIn()
      await me.at(/\/trips$/)
      await me.page.locator('li.trip a').first().click()
      await me.at(/\/trips\/.+/)
      await me.page.locator('.visit').first().waitFor()
    },
  },
  {
    name: 'a trip is renamed and, after a question, deleted',
    async tell(me) {
      await me.signUp()
      await me.plan()
      await me.button('保存为行程').first().click()
      await me.sees('已保存到“我的行程”。')
      await me.open('/trips')
      await me.button('改名').click()
      await me.page.getByLabel('行程名称').fill('福州的周末')
      await me.button('保存').click()
      await me.page.getByRole('heading', { name: '福州的周末' }).waitFor()
      await me.page.reload()
      await me.page.getByRole('heading', { name: '福州的周末' }).waitFor()
      await me.button('删除行程').click()
      await me.sees('确定要删除“福州的周末”吗？')
      await me.page.getByRole('dialog').getByRole('button', { name: '删除行程' }).click()
      await me.sees('还没有保存的行程')
    },
  },
  {
    name: 'a trip is taken along as a calendar and on paper',
    async tell(me) {
      await me.signUp()
      await me.plan()
      await me.button('保存为行程').first().click()
      await me.link('已保存').click()
      await me.at(/\/trips\/.+/)
      await me.button('导出').click()
      assert.deepEqual(await me.violations(), [])
      for (const [name, start] of [
        ['日历 (ICS)', 'BEGIN:VCALENDAR'],
        ['PDF', '%PDF-1.'],
      ]) {
        const saved = me.page.waitForEvent('download')
        await me.button(`导出 ${name}`).click()
        const file = await (await saved).path()
        assert.equal((await readFile(file)).subarray(0, start.length).toString(), start)
      }
    },
  },
  {
    name: 'another traveller cannot open my trip',
    async tell(me, { context }) {
      await me.signUp()
      await me.plan()
      await me.button('保存为行程').first().click()
      await me.link('已保存').click()
      await me.at(/\/trips\/.+/)
      const mine = me.page.url()
      await me.signOut()
      await context.clearCookies()
      me.name += 'b'
      await me.signUp()
      await me.page.goto(mine)
      await me.sees('没有找到，可能已被删除。')
      assert.equal(await me.page.locator('.visit').count(), 0)
    },
  },
]
