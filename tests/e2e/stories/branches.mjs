// SPDX-License-Identifier: Apache-2.0
export const stories = [
  {
    name: 'an alternative for rain is changed, compared and merged, and the trip restored',
    async tell(me, { page }) {
      await me.signUp()
      await me.plan()
      await me.button('保存为行程').first().click()
      await me.link('已保存').click()
      await me.at(/\/trips\/.+/)
      const trip = new URL(page.url()).pathname
      await me.button('新建备选').click()
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
