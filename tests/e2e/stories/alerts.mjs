// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { password } from '../traveller.mjs'

/** Somebody's access token, asked for over the API. */
async function tokenOf(url, username) {
  const answer = await fetch(`${url}/api/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  return (await answer.json()).access_token
}

async function ask(url, token, method, path, body) {
  const answer = await fetch(url + path, {
    method,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: body && JSON.stringify(body),
  })
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`)
  return answer.json()
}

/** Keeps a plan as a trip and opens it; answers the trip as the API has it. */
async function keepTrip(me) {
  await me.plan()
  await me.button('保存为行程').first().click()
  await me.link('已保存').click()
  await me.at(/\/trips\/.+/)
  await me.page.locator('.visit').first().waitFor()
  const token = await tokenOf(me.url, me.name)
  const { pathname } = new URL(me.page.url())
  return ask(me.url, token, 'GET', `/api${pathname}`)
}

/** Asks until a trip has alerts; the server looks through trips every few seconds. */
async function alertsOf(url, token, trip) {
  const until = Date.now() + 30_000
  for (;;) {
    const { alerts } = await ask(url, token, 'GET', `/api/trips/${trip}/alerts`)
    if (alerts.length) return alerts
    if (Date.now() > until) throw new Error('the event does not touch the trip')
    await new Promise(resolve => setTimeout(resolve, 200))
  }
}

/** A typhoon over a place, on a day of the trip's. */
function typhoon(place, date) {
  return {
    kind: 'weather',
    severity: 'extreme',
    title: { zh: '台风红色预警', en: 'Typhoon, red warning' },
    text: { zh: '全天狂风暴雨，请勿外出。', en: 'Storm and rain all day; stay in.' },
    area: { circles: [{ at: { lat: place.lat, lon: place.lon }, radius_m: 3000 }] },
    from: new Date(`${date}T00:00:00+08:00`).toISOString(),
    until: new Date(`${date}T23:59:00+08:00`).toISOString(),
  }
}

export const stories = [
  {
    name: 'alerts: a typhoon over a trip shows on its page with what it hits, until it is called off',
    needsOwnServer: true,
    async tell(me, { server, page }) {
      await me.signUp()
      const trip = await keepTrip(me)
      const day = trip.plan.days.at(-1)
      const { place } = day.visits[0]
      const operator = `${me.name}op`
      await fetch(`${me.url}/api/register`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ username: operator, password }),
      })
      await server.setRole(operator, 'operator')
      const token = await tokenOf(me.url, operator)
      const event = await ask(
        me.url,
        token,
        'POST',
        '/api/alerts/events',
        typhoon(place, day.date),
      )
      await alertsOf(me.url, await tokenOf(me.url, me.name), trip.id)
      await page.reload()
      const banner = page.getByRole('region', { name: '影响这个行程的事件' })
      await banner.getByText('台风红色预警').waitFor()
      await banner.getByText(place.name.zh).first().waitFor()
      assert.deepEqual(await me.violations(), [])

      await ask(me.url, token, 'POST', `/api/alerts/events/${event.id}/cancel`)
      await page.reload()
      await page.locator('.visit').first().waitFor()
      await banner.waitFor({ state: 'detached' })
    },
  },
  {
    name: 'alerts: an operator writes an event for a place, counts its trips and calls it off',
    needsOwnServer: true,
    async tell(me, { server, page }) {
      await me.signUp()
      await server.setRole(me.name, 'operator')
      await me.signOut()
      await me.open('/sign-in?returnTo=/operations/alerts')
      await me.fillSignIn()
      await me.button('新建事件').click()
      const title = `鼓山景区闭园 ${me.name}` // of this run
      await page.getByLabel('中文标题').fill(title)
      await page.getByLabel('中文说明').fill('索道检修。')
      const ahead = days => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16)
      await page.getByLabel('开始').fill(ahead(30))
      await page.getByLabel('结束').fill(ahead(31))
      await me.button('发布').click()
      await me.sees('请说明在哪里：地点、行政区、圆形或多边形。')
      const field = page.getByRole('combobox', { name: '地点' })
      await field.fill('鼓山')
      await page.getByRole('option', { name: /鼓山/ }).first().click()
      assert.deepEqual(await me.violations(), [])
      await me.button('发布').click()
      const card = page.getByRole('article').filter({ hasText: title }).first()
      await card.getByRole('button', { name: '统计影响的行程' }).click()
      await card.getByText(/不影响任何行程|影响 \d+ 个行程/).waitFor() // others have trips as well
      await card.getByRole('button', { name: '解除' }).click()
      await card.getByText('已解除').waitFor()
    },
  },
  {
    name: 'alerts: one tap at a visit reports that it is closed',
    async tell(me, { page }) {
      await me.signUp()
      await keepTrip(me)
      await page.locator('.visit button').first().click()
      await me.button('关门了').first().click()
      await me.sees('谢谢：已转达“关门了”。')
    },
  },
  {
    name: 'sos: without a network it opens cold, has the numbers, and the call is sent when it is back',
    context: { permissions: ['geolocation'], geolocation: { latitude: 26.08, longitude: 119.3 } },
    async tell(me, { context, page }) {
      await me.signUp()
      await me.open('/sos')
      await me.button('添加紧急联系人').click()
      await page.getByLabel('姓名').fill('妈妈')
      await page.getByLabel('电话', { exact: true }).fill('13800000000')
      await page.getByLabel('医疗信息').fill('青霉素过敏')
      await me.button('保存').click()
      await me.sees('青霉素过敏')
      await me.button('获取我的位置').click()
      await me.sees('26.08000, 119.30000')
      await page.getByRole('heading', { name: '附近的帮助' }).waitFor()
      assert.deepEqual(await me.violations(), [])
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      await page.reload()
      await page.waitForFunction(() => navigator.serviceWorker.controller)

      await context.setOffline(true)
      await page.reload()
      for (const number of ['110', '120', '119'])
        await page.getByRole('link', { name: new RegExp(`^${number}`) }).waitFor()
      await me.sees('青霉素过敏')
      await me.sees('26.08000, 119.30000')
      await page.getByLabel('发生了什么？').fill('摔伤了')
      await me.button('发出求助').click()
      await me.sees('没有网络：一有网络就会发出。')
      await context.setOffline(false)
      await me.sees('求助已送达，客服会最先看到。')
      await me.button('我安全了').click()
      await me.button('发出求助').waitFor()
    },
  },
  {
    name: 'sos: a shared position is followed without an account until it is taken back',
    context: { permissions: ['geolocation'], geolocation: { latitude: 26.08, longitude: 119.3 } },
    async tell(me, { page }) {
      await me.signUp()
      await me.open('/sos')
      await me.button('获取我的位置').click()
      await me.button('用链接分享我的位置').click()
      const link = await page.getByText('/positions/').first().textContent()
      await me.button('停止分享').waitFor()
      const friend = await page.context().browser().newContext({ locale: 'zh-CN' })
      const other = await friend.newPage()
      await other.goto(link.trim())
      await other.getByText('26.08000, 119.30000').waitFor()
      await me.button('停止分享').click()
      await me.button('用链接分享我的位置').waitFor()
      await other.reload()
      await other.getByText('没有找到，可能已被删除。').waitFor()
      await friend.close()
    },
  },
]
