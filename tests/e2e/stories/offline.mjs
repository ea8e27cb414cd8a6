// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startServer } from '../server.mjs'

const built = fileURLToPath(new URL('../../../web/dist', import.meta.url))

/** The page looks for the network with pauses that grow to half a minute. */
const patienceMs = 45_000

/** Saves a trip and puts it on the device; its address. */
export async function keepTrip(me) {
  await me.signUp()
  await me.plan()
  await me.button('保存为行程').first().click()
  await me.link('已保存').click()
  await me.at(/\/trips\/.+/)
  await me.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await me.button('离线保存').click()
  await me.sees(/已完整存到本机，占用 [\d.]+ MB/)
  return new URL(me.page.url()).pathname
}

/** Another page in the same browser, as if the app had been closed and opened anew. */
export async function openAnew(me, context, path) {
  await me.page.close()
  me.page = await context.newPage()
  await me.open(path)
}

/** The web app as the next release would have it: other names of its parts, and all that name them. */
function release(folder, number) {
  const assets = join(folder, 'assets')
  const main = readdirSync(assets).find(name => /^index-.*\.js$/.test(name))
  for (const name of readdirSync(assets).filter(each => /\.(br|gz)$/.test(each)))
    rmSync(join(assets, name))
  const next = `index-release${number}.js`
  renameSync(join(assets, main), join(assets, next))
  for (const path of [
    'index.html',
    'sw.js',
    ...readdirSync(assets).map(name => `assets/${name}`),
  ].filter(name => /\.(html|m?js)$/.test(name))) {
    const text = readFileSync(join(folder, path), 'utf8').replaceAll(main, next)
    const version = /xingqu-shell-\w+/g
    writeFileSync(join(folder, path), text.replace(version, `xingqu-shell-release${number}`))
  }
  return join(assets, next)
}

/** Waits until the service worker of that release has taken over. */
function tookOver(page, number) {
  return page.waitForFunction(
    name =>
      caches.keys().then(names => names.includes(name) && !navigator.serviceWorker.installing),
    `xingqu-shell-release${number}`,
  )
}

async function readsWithMap(me) {
  await me.page.locator('.visit').first().waitFor()
  await me.sees('正在查看本机保存的行程')
  if (me.isPhone) await me.button('地图').click()
  await me.page.getByRole('link', { name: '© OpenStreetMap contributors' }).waitFor()
  await me.page.locator('.plan-marker').first().waitFor()
  assert.equal(await me.page.getByText('E-707').count(), 0)
  if (me.isPhone) await me.button('列表').click()
}

/** Tells a story with a server of its own, which may be stopped and serve another release. */
function alone(name, tell, { web, sizes } = {}) {
  return {
    name,
    sizes,
    needsOwnServer: true,
    async tell(me, { context }) {
      const folder = web && mkdtempSync(join(tmpdir(), 'xingqu-web-'))
      if (folder) cpSync(built, folder, { recursive: true })
      const server = await startServer({}, folder)
      try {
        me.url = server.url
        context.setDefaultTimeout(patienceMs)
        await server.importTown()
        await tell(me, { server, context, folder })
      } finally {
        await server.end()
        if (folder) rmSync(folder, { recursive: true })
      }
    },
  }
}

export const stories = [
  alone(
    'a trip on the device opens from a cold start without a network, with the streets',
    async (me, { server, context }) => {
      const path = await keepTrip(me)
      assert.deepEqual(await me.violations(), [])
      await server.stop()
      await openAnew(me, context, path)
      await readsWithMap(me)
      assert.deepEqual(await me.violations(), [])
      await me.page.locator('.visit button').first().click()
      await me.at(/visit=/)
      await me.open('/trips')
      await me.sees('E-101')
      await me.page.getByRole('region', { name: '存在本机的行程' }).getByRole('link').click()
      await me.page.locator('.visit').first().waitFor()

      await server.start()
      await me.sees('已完整存到本机') // it found the network by itself
      await me.button('从本机移除').click()
      await me.button('离线保存').waitFor()
      await server.stop()
      await openAnew(me, context, path)
      await me.sees('E-101')
    },
  ),
  alone(
    'a trip on the device opens after an upgrade of the app, and after one that broke off',
    async (me, { server, context, folder }) => {
      const path = await keepTrip(me)
      await server.stop()
      release(folder, 2)
      await server.start()
      await openAnew(me, context, path)
      await tookOver(me.page, 2)
      await server.stop()
      await openAnew(me, context, path)
      await readsWithMap(me)

      rmSync(release(folder, 3)) // a release with a part missing
      await server.start()
      await openAnew(me, context, '/sw.js')
      await me.page.evaluate(async () => {
        const { installing } = await (await navigator.serviceWorker.getRegistration()).update()
        await new Promise(resolve => {
          if (!installing || installing.state === 'redundant') resolve()
          else installing.onstatechange = () => installing.state === 'redundant' && resolve()
        })
      })
      await server.stop()
      await openAnew(me, context, path)
      await readsWithMap(me)
    },
    { web: true, sizes: ['phone'] },
  ),
  alone(
    'a session that ended meanwhile still reads what is on the device, and signing out removes it',
    async (me, { server, context }) => {
      const path = await keepTrip(me)
      const refresh_token = await me.page.evaluate(() =>
        localStorage.getItem('xingqu.refresh_token'),
      )
      await fetch(`${server.url}/api/logout`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ refresh_token }),
      })
      await openAnew(me, context, path)
      await me.page.locator('.visit').first().waitFor()
      await me.sees('登录已过期，仍可查看')
      assert.deepEqual(await me.violations(), [])
      await me.link('重新登录').click()
      await me.fillSignIn()
      await me.sees('已完整存到本机')
      await me.signOut()
      await me.page.waitForFunction(() => !localStorage.getItem('xingqu.refresh_token'))
      await server.stop()
      await openAnew(me, context, path)
      await me.page.getByLabel('用户名').waitFor()
      assert.equal(await me.page.locator('.visit').count(), 0)
    },
    { sizes: ['phone'] },
  ),
  alone(
    'a trip is not called stored before all of it is',
    async (me, { server, context }) => {
      await me.signUp()
      await me.plan()
      await me.button('保存为行程').first().click()
      await me.link('已保存').click()
      await me.at(/\/trips\/.+/)
      const path = new URL(me.page.url()).pathname
      await me.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      let tiles = 0
      await context.route('**/tiles/*/*/*.mvt', route =>
        (tiles += 1) > 20 ? route.abort() : route.continue(),
      )
      await me.button('离线保存').click()
      await me.sees('还没有保存完整。')
      await me.sees('E-101')
      await context.unroute('**/tiles/*/*/*.mvt')
      await server.stop()
      await openAnew(me, context, path)
      await me.page.locator('.visit').first().waitFor() // what came is there
      await server.start()
      await me.button('继续保存').click()
      await me.sees('已完整存到本机')
    },
    { sizes: ['phone'] },
  ),
]
