// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { startServer } from '../server.mjs'

/** From the root of the repository. */
const monacoFile = '../shared/data/osm/monaco.osm.pbf'
const acrossMonaco = 'from=43.7396,7.4272&to=43.7312,7.4205'

/** Requests that a service worker makes cannot be held up from here. */
const direct = { serviceWorkers: 'block' }

async function openPlan(me, wish) {
  await me.signUp()
  await me.plan(wish)
  await me.link('查看行程').first().click()
  await me.page.locator('.visit').first().waitFor()
  if (me.isPhone) await me.button('地图').click()
}

/** A map of somebody else's on a port of its own; it remembers what it was asked. */
function startForeignMap() {
  const white = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  )
  const asked = []
  const map = createServer((request, answer) => {
    asked.push(request.url)
    answer.writeHead(200, { 'Content-Type': 'image/png' }).end(white)
  })
  return new Promise(resolve =>
    map.listen(0, '127.0.0.1', () =>
      resolve({
        url: `http://127.0.0.1:${map.address().port}`,
        asked,
        end: () => map.close(),
      }),
    ),
  )
}

export const stories = [
  {
    name: "somebody else's map comes through us, with its source and without its key",
    async tell(me, { page }) {
      const foreign = await startForeignMap()
      process.env.XINGQU_E2E_MAP_KEY = 'k3y-of-the-map'
      const server = await startServer({
        'maps.basemap_url': `${foreign.url}/tiles?x={x}&y={y}&l={z}&tk={key}`,
        'maps.basemap_key': '${env:XINGQU_E2E_MAP_KEY}',
        'maps.basemap_datum': 'gcj02',
        'maps.basemap_attribution': '© 某底图 GS(2026)1号',
      })
      try {
        me.url = server.url
        const tiles = []
        page.on('response', answer => {
          if (answer.url().includes('/basemap/')) tiles.push([answer.status(), answer.url()])
          assert.ok(!answer.url().includes('k3y'), 'no browser sees the key')
        })
        await openPlan(me)
        await me.sees('© 某底图 GS(2026)1号')
        await page.locator('.plan-marker').first().waitFor()
        await page.waitForFunction(
          () => performance.getEntriesByType('resource').some(({ name }) => /basemap/.test(name)),
          undefined,
          { polling: 100 },
        )
        assert.notDeepEqual(foreign.asked, [])
        assert.ok(foreign.asked.every(each => each.endsWith('tk=k3y-of-the-map')))
        assert.ok(tiles.every(([status]) => status === 200))
        assert.deepEqual(await me.violations(), [])
      } finally {
        await server.end()
        foreign.end()
      }
    },
  },
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
    name: 'the ways of a day follow the streets, and what nobody knows is a dashed straight line',
    context: direct,
    needsFile: monacoFile,
    sizes: ['phone'],
    async tell(me, { page }) {
      const server = await startServer()
      try {
        me.url = server.url
        await server.importExtract(monacoFile, acrossMonaco)
        const asked = []
        page.on('request', request => {
          if (request.url().endsWith('/api/travel/routes')) asked.push(request.postDataJSON().legs)
        })
        const drawn = page.waitForResponse(/travel\/routes/, {
          timeout: 60_000,
        })
        await openPlan(me, { destination: '摩纳哥', budget: '20000' })
        const { legs } = await (await drawn).json()
        const walks = legs.filter((_, at) => asked[0][at].mode === 'walk')
        assert.notDeepEqual(walks, [])
        for (const { source, coordinates } of walks) {
          assert.equal(source, 'streets')
          assert.ok(coordinates.length > 2, 'a way through Monaco has bends')
        }
        await page.getByRole('link', { name: '© OpenStreetMap contributors' }).waitFor()

        await page.route('**/api/travel/routes', route => route.abort())
        await page.reload()
        await me.sees('虚线为直线连接')
        await page.unroute('**/api/travel/routes')
        assert.deepEqual(await me.violations(), [])
      } finally {
        await server.end()
      }
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
    name: 'places near something named come the nearest first, with how far they are',
    async tell(me, { page }) {
      await me.open('/places')
      await page.getByRole('combobox', { name: '在哪里附近' }).fill('三坊七巷')
      await page
        .getByRole('option', { name: /三坊七巷/ })
        .first()
        .click()
      await me.at(/near=26\.\d+/)
      await me.sees('距此')
      const shown = await page.locator('li.place').allTextContents()
      const metres = shown.map(text => {
        const [, number, unit] = /距此 ([\d.]+) (米|公里)/.exec(text) ?? []
        return Number(number) * (unit === '公里' ? 1000 : 1)
      })
      assert.ok(metres.length > 5)
      assert.deepEqual(
        metres,
        metres.toSorted((a, b) => a - b),
      )
      assert.deepEqual(await me.violations(), [])
      await page.reload()
      await me.sees('距此') // the address keeps it

      await page.getByRole('combobox', { name: '在哪里附近' }).fill('')
      await me.at(url => !url.search.includes('near'))
      await page.getByText('距此').first().waitFor({ state: 'detached' })
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
