// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { Device } from '../device.mjs'

/** Keeps a trip, makes a branch of it and opens that for changes; the trip's path and other device. */
async function editBranch(me) {
  await me.signUp()
  await me.plan()
  await me.button('保存为行程').first().click()
  await me.link('已保存').click()
  await me.at(/\/trips\/.+/)
  const path = new URL(me.page.url()).pathname
  await me.button('新建分支').click()
  await me.page.getByLabel('分支名称').fill('雨天备选')
  await me.page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await me.at(/branch=/)
  await me.button('修改行程').click()
  await me.page.locator('[data-item]').first().waitFor()
  const branch = new URL(me.page.url()).searchParams.get('branch')
  return { path, branch, device: await Device.of(me, path) }
}

/** Opens the menu of a visit. */
async function menuOf(me, item) {
  await me.page.locator(`[data-item="${item}"]`).getByRole('button', { name: '更多操作' }).click()
  return me.page.getByRole('dialog')
}

export const stories = [
  {
    name: 'on a branch, words and alternatives are of the branch',
    async tell(me, { page }) {
      const { branch, device } = await editBranch(me)
      const { plan } = await device.read()
      const [gone, stays] = plan.days[0].visits
      const changed = page.waitForResponse(each => each.url().endsWith('/changes'))
      await (await menuOf(me, gone.id)).getByRole('button', { name: '删除' }).click()
      if ((await changed).status() === 422) await me.button('存为草稿').click()
      await page.locator(`[data-item="${gone.id}"]`).waitFor({ state: 'detached' })
      await page.locator('.mark.waiting').first().waitFor({ state: 'detached' })

      const words = page.getByLabel('用一句话修改')
      await words.fill(`删掉${gone.place.name.zh}`)
      const said = page.waitForResponse(each => each.url().endsWith('/words'))
      await me.button('看看').click()
      assert.equal((await said).status(), 422, 'the branch has it no more')
      await words.fill('第二天轻松点')
      const lighter = page.waitForResponse(each => each.url().endsWith('/words'))
      await me.button('看看').click()
      assert.equal((await (await lighter).json()).version, 2, 'of the branch, not of the trip')
      await page.getByRole('dialog').getByText('路上时间').waitFor()
      await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()

      const asked = page.waitForResponse(each => each.url().includes('/alternatives'))
      await (await menuOf(me, stays.id)).getByRole('button', { name: '换一个' }).click()
      assert.equal(new URL((await asked).url()).searchParams.get('branch'), branch)
      assert.equal((await asked).status(), 200)
      assert.deepEqual(await me.violations(), [])
    },
  },
  {
    name: 'what a branch and the trip changed alike stands side by side until one is chosen',
    async tell(me, { page }) {
      const { path, device } = await editBranch(me)
      const [[item, other]] = await device.visits()
      const menu = await menuOf(me, item)
      await menu.getByLabel('我的备注').fill('带雨伞')
      const changed = page.waitForResponse(each => each.url().endsWith('/changes'))
      await menu.getByRole('button', { name: '保存' }).click()
      assert.equal((await changed).status(), 200)
      await device.change({ type: 'set_note', item, note: '带草帽' })
      await device.change({ type: 'set_note', item: other, note: '先订座' })
      await me.open(`${path}/history`)
      await me.button('合并到主行程').click()
      const table = page.getByRole('table')
      await table.getByText('带雨伞').waitFor()
      await table.getByText('带草帽').waitFor()
      assert.deepEqual(await me.violations(), [])
      assert.equal((await device.read()).version, 4, 'nothing was merged yet')

      await me.button('用分支的并合并').click()
      await me.sees('合并分支：雨天备选（冲突处用分支的）')
      const { plan } = await device.read()
      const noteOf = id => plan.days[0].visits.find(visit => visit.id === id).own_note
      assert.equal(noteOf(item), '带雨伞')
      assert.equal(noteOf(other), '先订座')
    },
  },
  {
    name: 'an alternative for rain is changed, compared and merged, and the trip restored',
    async tell(me, { page }) {
      await me.signUp()
      await me.plan()
      await me.button('保存为行程').first().click()
      await me.link('已保存').click()
      await me.at(/\/trips\/.+/)
      const trip = new URL(page.url()).pathname
      await me.button('新建分支').click()
      await page.getByLabel('分支名称').fill('雨天备选')
      await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
      await me.at(/branch=/)
      await me.sees('分支“雨天备选”')
      await me.button('修改行程').click()
      const item = page.locator('[data-item]').first()
      const name = (await item.locator('.name').first().innerText()).trim()
      await item.getByRole('button', { name: '更多操作' }).click()
      const answer = page.waitForResponse(each => each.url().endsWith('/changes'))
      await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
      if ((await answer).status() === 422) await me.button('存为草稿').click()
      await page.locator('.mark.waiting').first().waitFor({ state: 'detached' })
      await me.open(trip)
      await page.locator('.visit', { hasText: name }).first().waitFor()
      await me.open(`${trip}/history`)
      await me.button('与主行程比较').click()
      await me.sees(`去掉 ${name}`)
      await me.button('合并到主行程').click()
      await me.sees('合并分支：雨天备选')
      await me.button('恢复到此版本').last().click()
      await me.sees('恢复到版本 1')
      await me.open(trip)
      await page.locator('.visit', { hasText: name }).first().waitFor()
    },
  },
]
