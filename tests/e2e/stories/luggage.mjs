// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { openAnew, keepTrip as storeTrip } from './offline.mjs'
import { friendIn } from './purse.mjs'
import { keepTrip } from './together.mjs'

const ticket = {
  name: '车票.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\nG1'),
}

async function attach(me, path) {
  await me.open(`${path}/luggage`)
  await me.page.getByLabel('添加文件').setInputFiles(ticket)
  await me.page.getByRole('button', { name: '打开“车票.pdf”' }).waitFor()
}

export const stories = [
  {
    name: 'a ticket is attached and opens without a network',
    async tell(me, { context }) {
      const path = await storeTrip(me)
      await attach(me, path)
      await me.open(path)
      await me.button('从本机移除').click()
      await me.button('离线保存').click()
      await me.sees(/已完整存到本机/)

      await context.setOffline(true)
      await openAnew(me, context, `${path}/luggage`)
      const [saved] = await Promise.all([
        me.page.waitForEvent('download'),
        me.page.getByRole('button', { name: '打开“车票.pdf”' }).click(),
      ])
      assert.equal(saved.suggestedFilename(), '车票.pdf')
      assert.equal(readFileSync(await saved.path(), 'utf8'), '%PDF-1.4\nG1')
    },
  },
  {
    name: 'two people pack, write a note, and neither loses what was written',
    async tell(me, { context, page }) {
      const trip = await keepTrip(me)
      const { friend, close } = await friendIn(trip, me, context.browser())
      await me.open(`/trips/${trip}/luggage`)
      await friend.open(`/trips/${trip}/luggage`)
      await page.getByRole('button', { name: '加入“身份证”' }).click()
      await page.getByRole('checkbox', { name: /身份证/ }).check()
      const theirs = friend.page.getByRole('checkbox', { name: /身份证/ })
      await theirs.waitFor()
      assert.equal(await theirs.isChecked(), false, 'everybody packs their own')
      await friend.page.getByText(new RegExp(`${me.name} 已收`)).waitFor()

      await page.getByLabel('要带什么').fill('帐篷')
      await page.locator('form').getByLabel('共用一份').check()
      await page.getByRole('button', { name: '加一项' }).click()
      await friend.page.getByRole('checkbox', { name: /帐篷/ }).check()
      await page.getByText(new RegExp(`${friend.name} 已收`)).waitFor()
      assert.ok(await page.getByRole('checkbox', { name: /帐篷/ }).isChecked())
      await page.getByRole('button', { name: '删除“帐篷”' }).click()
      await page.getByRole('button', { name: '撤销' }).click()
      await page.getByRole('checkbox', { name: /帐篷/ }).waitFor()

      await page.getByRole('button', { name: '写备注' }).click()
      await page.getByLabel('备注内容').fill('大堂见')
      await page.getByRole('button', { name: '保存' }).click()
      await friend.page.getByText('大堂见').waitFor()
      await friend.page.getByRole('button', { name: '修改备注' }).click()
      await friend.page.getByLabel('备注内容').fill('门口见')
      await page.getByRole('button', { name: '修改备注' }).click()
      await page.getByLabel('备注内容').fill('车站见')
      await page.getByRole('button', { name: '保存' }).click()
      await page.getByText('车站见').waitFor()
      await friend.page.getByRole('button', { name: '保存' }).click()
      await friend.page.getByText('现在的内容：车站见').waitFor()
      await friend.page.getByRole('button', { name: '用我写的' }).click()
      await page.getByText('门口见').waitFor()
      assert.deepEqual(await me.violations(), [])
      await close()
    },
  },
]
