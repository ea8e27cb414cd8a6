// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { devices, newContext } from '../devices.mjs'
import { Traveller, password } from '../traveller.mjs'

/** Somebody's access token, asked for over the API. */
export async function tokenOf(url, username) {
  const answer = await fetch(`${url}/api/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  return (await answer.json()).access_token
}

export async function ask(url, token, method, path, body) {
  const answer = await fetch(url + path, {
    method,
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${token}`,
    },
    body: body && JSON.stringify(body),
  })
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`)
  return answer.json()
}

/** Keeps a plan as a trip and opens it; answers the trip as the API has it. */
export async function keepTrip(me) {
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

/** Makes an operator and answers their token. */
export async function operatorOf(me, server) {
  const username = `${me.name}op`
  await fetch(`${me.url}/api/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  await server.setRole(username, 'operator')
  return tokenOf(me.url, username)
}

/** Somebody else on a device of the same kind, who has the trip open and listens. */
export async function friendIn(me, context, trip, role = 'viewer') {
  const others = await newContext(context.browser(), devices[me.isPhone ? 'phone' : 'desktop'])
  const friend = new Traveller(await others.newPage(), me)
  await friend.signUp()
  const mine = await tokenOf(me.url, me.name)
  const { token } = await ask(me.url, mine, 'POST', `/api/trips/${trip}/invitations`, { role })
  const theirs = await tokenOf(me.url, friend.name)
  await ask(me.url, theirs, 'POST', `/api/invitations/${token}/accept`)
  const listens = friend.page.waitForResponse(answer => answer.url().includes('/api/live'))
  await friend.open(`/trips/${trip}`)
  await friend.page.locator('.visit').first().waitFor()
  await listens
  return friend
}

/** A typhoon over a place, on a day of the trip's. */
export function typhoon(place, date, radius_m = 3000) {
  return {
    kind: 'weather',
    severity: 'extreme',
    title: { zh: '台风红色预警', en: 'Typhoon, red warning' },
    text: {
      zh: '全天狂风暴雨，请勿外出。',
      en: 'Storm and rain all day; stay in.',
    },
    area: { circles: [{ at: { lat: place.lat, lon: place.lon }, radius_m }] },
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
      const token = await operatorOf(me, server)
      const event = await ask(me.url, token, 'POST', '/api/alerts/events', typhoon(place, day.date))
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
    name: 'alerts: a typhoon on the second day is gone round, and who comes along hears of it at once',
    needsOwnServer: true,
    async tell(me, { server, context, page }) {
      await me.signUp()
      const trip = await keepTrip(me)
      const day = trip.plan.days[1]
      const { place } = day.visits.find(visit => visit.role === 'sight')
      const friend = await friendIn(me, context, trip.id)
      try {
        const token = await operatorOf(me, server)
        const storm = typhoon(place, day.date, 300)
        const event = await ask(me.url, token, 'POST', '/api/alerts/events', storm)
        const bannerOf = traveller =>
          traveller.page.getByRole('region', { name: '影响这个行程的事件' })
        const soon = { timeout: 30_000 } // the server looks through trips every few seconds
        await bannerOf(friend).getByText('台风红色预警').waitFor(soon)
        await bannerOf(me).getByText('台风红色预警').waitFor(soon)
        await me.button('看看可以怎么改').click()
        const takes = me.button('采用这个方案')
        await takes.first().waitFor(soon)
        assert.ok((await takes.count()) >= 2, 'there is a choice of ways round it')
        assert.deepEqual(await me.violations(), [])

        await takes.first().click()
        await me.sees('行程已改好：台风红色预警')
        await friend.link(/\d+ 条未读/).click()
        await friend.sees('行程有改动')
        await friend.sees('绕开：台风红色预警')
        await friend.page.goBack()
        await friend.page.locator('.visit').first().waitFor()
        const kept = await ask(
          me.url,
          await tokenOf(me.url, me.name),
          'GET',
          `/api/trips/${trip.id}`,
        )
        assert.equal(kept.version, 2)
        const stays = kept.plan.days[1].visits.map(visit => visit.place.key)
        assert.ok(!stays.includes(place.key), 'nobody goes under the typhoon')

        await me.button('撤销').click()
        await bannerOf(me).getByText(place.name.zh).first().waitFor(soon)
        await ask(me.url, token, 'POST', `/api/alerts/events/${event.id}/cancel`)
        await bannerOf(me).waitFor({ state: 'detached', ...soon })
      } finally {
        await friend.page.context().close()
      }
    },
  },
  {
    name: 'alerts: an operator draws an area on the map, or writes its corners, and it finds the trip',
    needsOwnServer: true,
    async tell(me, { server, page }) {
      await me.signUp()
      const trip = await keepTrip(me)
      await server.setRole(me.name, 'operator')
      await me.signOut()
      await me.open('/sign-in?returnTo=/operations/alerts')
      await me.fillSignIn()
      await me.button('新建事件').click()
      const title = `封控 ${me.name}`
      await page.getByLabel('中文标题').fill(title)
      await page.getByLabel('中文说明').fill('请绕行。')
      const from = trip.plan.days[0].date
      await page.getByLabel('开始').fill(`${from}T00:00`)
      await page.getByLabel('结束').fill(`${trip.plan.days.at(-1).date}T23:59`)
      const canvas = page.locator('.maplibregl-canvas')
      await canvas.click({ position: { x: 60, y: 60 } })
      await canvas.click({ position: { x: 120, y: 60 } })
      assert.match(await page.getByLabel('半径').inputValue(), /^\d+\.\d\d$/)
      await me.button('清除圆').click()
      assert.equal(await page.getByLabel('半径').inputValue(), '')

      await page.getByRole('radio', { name: '多边形' }).check()
      for (const [x, y] of [
        [60, 60],
        [160, 60],
        [160, 160],
      ])
        await canvas.click({ position: { x, y } })
      const corners = page.getByRole('textbox', { name: '顶点' })
      assert.equal((await corners.inputValue()).split('\n').length, 3)
      await me.button('撤回上一个顶点').click()
      assert.equal((await corners.inputValue()).split('\n').length, 2)
      assert.deepEqual(await me.violations(), [])
      const { lat, lon } = trip.plan.days[0].visits[0].place
      const around = [
        [-0.002, -0.002],
        [-0.002, 0.002],
        [0.002, 0],
      ]
      await corners.fill(around.map(([y, x]) => `${lat + y}, ${lon + x}`).join('\n'))
      await me.button('发布').click()
      const card = page.getByRole('article').filter({ hasText: title }).first()
      await card.getByRole('button', { name: '统计影响的行程' }).click()
      await card.getByText(/影响 \d+ 个行程/).waitFor()
      await card.getByRole('button', { name: '解除' }).click()
      await card.getByText('已解除').waitFor()
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
    context: {
      permissions: ['geolocation'],
      geolocation: { latitude: 26.08, longitude: 119.3 },
    },
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
    name: 'sos: of a trip on the device it opens cold without a network, with numbers, help and card',
    async tell(me, { context, page }) {
      await me.signUp()
      const trip = await keepTrip(me)
      const card = {
        contacts: [{ name: '妈妈', phone: '13800000000' }],
        medical: '青霉素过敏',
      }
      await ask(me.url, await tokenOf(me.url, me.name), 'PUT', '/api/safety/card', card)
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      await me.button('离线保存').click()
      await me.sees(/已完整存到本机，占用 [\d.]+ MB/)
      await page.close()
      await context.setOffline(true)
      me.page = await context.newPage()
      await me.open(`/sos?trip=${trip.id}`)
      for (const number of ['110', '120', '119'])
        await me.page.getByRole('link', { name: new RegExp(`^${number}`) }).waitFor()
      await me.page.getByRole('heading', { name: '附近的帮助' }).waitFor()
      await me.sees('青霉素过敏')
      await me.page.getByRole('link', { name: '13800000000' }).waitFor()
      await me.page.getByText('出示用语').click()
      await me.sees('请叫救护车。')
    },
  },
  {
    name: 'sos: a shared position is followed without an account until it is taken back',
    context: {
      permissions: ['geolocation'],
      geolocation: { latitude: 26.08, longitude: 119.3 },
    },
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
