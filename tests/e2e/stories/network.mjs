// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'

export const stories = [
  {
    name: 'a server that stops mid-request is E-101 with 重新连接, and planning goes on when it is back',
    needsOwnServer: true,
    async tell(me, { server, page }) {
      await me.signUp()
      await me.wish()
      // The answer is on its way when the server dies: hold the request until it has.
      let release
      const isDown = new Promise(resolve => (release = resolve))
      await page.route(
        '**/api/recommendations',
        async route => {
          await isDown
          await route.continue()
        },
        { times: 1 },
      )
      await me.button('生成方案').click()
      await me.sees('正在为您规划')
      await server.stop('SIGKILL')
      release()
      await me.sees('网络连接失败，请检查您的网络设置或稍后重试。')
      await me.sees('E-101')
      await server.start()
      const button = me.button('重新连接')
      if (await button.isVisible()) await button.click().catch(() => undefined) // it may already go on by itself
      await me.at(/\/recommendations\//)
    },
  },
  {
    name: 'the shell opens without a network',
    async tell(me, { context, page }) {
      await me.open('/')
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      await page.reload()
      await page.waitForFunction(() => navigator.serviceWorker.controller)
      await context.setOffline(true)
      await page.reload()
      await page.getByRole('heading', { level: 1 }).waitFor()
      await me.open('/sign-in')
      await me.fillSignIn()
      await me.sees('网络连接失败，请检查您的网络设置或稍后重试。')
      await context.setOffline(false)
    },
  },
  {
    name: 'the app can be installed',
    async tell(me, { page }) {
      await me.open('/')
      const manifest = await page.evaluate(async () => {
        const link = document.querySelector('link[rel="manifest"]')
        const found = await (await fetch(link.href)).json()
        const icons = await Promise.all(
          found.icons.map(icon =>
            fetch(icon.src).then(answer => answer.headers.get('content-type')),
          ),
        )
        return { ...found, icons }
      })
      assert.equal(manifest.display, 'standalone')
      assert.ok(
        manifest.icons.every(type => type?.startsWith('image/')),
        String(manifest.icons),
      )
    },
  },
]
