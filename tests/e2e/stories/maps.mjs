// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'

/** Requests that a service worker makes cannot be held up from here. */
const direct = { serviceWorkers: 'block' }

async function openPlan(me) {
  await me.signUp()
  await me.plan()
  await me.link('查看行程').first().click()
  await me.page.locator('.visit').first().waitFor()
  if (me.isPhone) await me.button('地图').click()
}

export const stories = [
  {
    name: 'a map shows the streets of what was imported, with whom they are of',
    needsOwnServer: true,
    async tell(me, { server, page }) {
      await server.importTown()
      const tiles = []
      page.on('response', answer => {
        if (/tiles\/\d/.test(answer.url()) && answer.status() === 200) tiles.push(answer.url())
      })
      await openPlan(me)
      const source = page.getByRole('link', {
        name: '© OpenStreetMap contributors',
      })
      await source.waitFor()
      assert.equal(await source.getAttribute('href'), 'https://www.openstreetmap.org/copyright')
      assert.notDeepEqual(tiles, [])
      assert.deepEqual(await me.violations(), [])
    },
  },
  {
    name: 'streets that do not come are E-707 with 刷新地图, and the list goes on working',
    context: direct,
    needsOwnServer: true,
    async tell(me, { server, page }) {
      await server.importTown()
      await page.route('**/tiles/**', route => route.abort())
      await openPlan(me)
      await me.sees('地图加载失败，请检查网络或稍后再试。')
      await me.sees('E-707')
      await page.locator('.maplibregl-canvas').waitFor() // as a sketch
      assert.deepEqual(await me.violations(), [])
      if (me.isPhone) await me.button('列表').click()
      await page.locator('.visit button').first().click()
      assert.match(page.url(), /visit=/)
      if (me.isPhone) await me.button('地图').click()
      await me.sees('E-707')

      await page.unroute('**/tiles/**')
      await me.button('刷新地图').click()
      await page.getByRole('link', { name: '© OpenStreetMap contributors' }).waitFor()
      assert.equal(await page.getByText('E-707').count(), 0)
    },
  },
  {
    name: 'a map whose program does not come is E-707 too, and comes with 刷新地图',
    context: direct,
    async tell(me, { page }) {
      await page.route('**/assets/MapFrame-*', route => route.abort())
      await openPlan(me)
      await me.sees('E-707')
      await page.unroute('**/assets/MapFrame-*')
      await me.button('刷新地图').click()
      await page.locator('.maplibregl-canvas').waitFor()
    },
  },
  {
    name: 'who does not tell where they are finds out how, and picks the destination on the map',
    needsOwnServer: true,
    async tell(me, { server, page }) {
      await server.importTown()
      await page.addInitScript(() => {
        navigator.geolocation.getCurrentPosition = (_found, refused) => refused({ code: 1 })
      })
      await me.open('/')
      await me.button('使用我的位置').click()
      await me.sees('E-202')
      await me.button('前往设置').click()
      await me.sees('请点击地址栏左侧的') // as this browser has it
      await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()

      await me.button('在地图上选').click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('link', { name: '© OpenStreetMap contributors' }).waitFor()
      await me.sees('图钉位于福建省福州市')
      assert.deepEqual(await me.violations(), [])
      const field = dialog.getByRole('combobox')
      await field.fill('鼓山')
      await page.getByRole('option', { name: /鼓山/ }).first().click()
      await me.sees('图钉位于福建省福州市晋安区')
      const map = dialog.locator('.maplibregl-canvas')
      await map.click({ position: { x: 5, y: 5 } })
      await me.button('图钉移到中心').click()
      await me.sees('图钉位于福建省福州市晋安区')
      await me.button('去这里').click()
      assert.equal(
        await page.getByRole('combobox', { name: '目的地' }).inputValue(),
        '福建省福州市晋安区',
      )
    },
  },
]
