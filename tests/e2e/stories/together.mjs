// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { newContext } from '../devices.mjs'
import { password } from '../traveller.mjs'

/** Keeps a plan as a trip and opens it; answers the trip's id. */
export async function keepTrip(me) {
  await me.signUp()
  await me.plan()
  await me.button('保存为行程').first().click()
  await me.sees('已保存到“我的行程”。')
  await me.open('/trips')
  await me.page.locator('li.trip a').first().click()
  await me.at(/\/trips\/.+/)
  await me.page.locator('.visit').first().waitFor()
  return new URL(me.page.url()).pathname.split('/')[2]
}

/** Asks the server as the traveller does on another device. */
export async function onAnotherDevice(me) {
  const ask = async (method, path, body, token) => {
    const answer = await fetch(me.url + path, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      body: body && JSON.stringify(body),
    })
    assert.ok(answer.ok, `${method} ${path}: ${answer.status}`)
    return answer.json()
  }
  const login = await ask('POST', '/api/login', { username: me.name, password })
  return (method, path, body) => ask(method, path, body, login.access_token)
}

/** Removes the first visit of version 1; answers what it was called. */
async function removeFirstVisit(me, trip) {
  const ask = await onAnotherDevice(me)
  const { plan } = await ask('GET', `/api/trips/${trip}`)
  const visit = plan.days[0].visits.find(each => each.role === 'sight')
  await ask('POST', `/api/trips/${trip}/changes`, {
    base_version: 1,
    change_id: '01JBF1Z6MM4Q0V5G8D0JX3TQ7E',
    keep_violations: true,
    commands: [{ type: 'remove', item: visit.id }],
  })
  return visit.place.name.zh
}

export const stories = [
  {
    name: 'a share link shows a trip to anybody, without its prices',
    async tell(me, { context, page }) {
      await keepTrip(me)
      await me.link('同行与分享').click()
      await me.button('生成分享链接').click()
      const field = page.getByRole('textbox', { name: '分享链接' })
      await field.waitFor()
      const link = await field.inputValue()
      const guests = await newContext(context.browser(), {})
      try {
        const guest = await guests.newPage()
        await guest.goto(link)
        await guest.getByRole('heading', { level: 1 }).waitFor()
        await guest.locator('li strong').first().waitFor()
        const shown = await guest.locator('main').innerText()
        assert.ok(!/[¥￥]|元/.test(shown), `a price is shown: ${shown}`)
        assert.ok(!shown.includes(me.name), 'a member is shown')
        await me.button('生成邀请链接').click()
        await page.getByRole('button', { name: '收回邀请' }).waitFor()
        await me.button('收回邀请').click()
        await page.getByRole('button', { name: '收回邀请' }).waitFor({ state: 'detached' })
        await me.button('停止分享').click()
        await me.button('停止分享').waitFor({ state: 'detached' })
        await guest.reload()
        await guest.getByRole('alert').first().waitFor()
      } finally {
        await guests.close()
      }
    },
  },
  {
    name: 'a version is restored, and a branch is merged again',
    async tell(me, { page }) {
      const trip = await keepTrip(me)
      const place = await removeFirstVisit(me, trip)
      await me.open(`/trips/${trip}/history`)
      await me.sees(`删除：${place}`)
      await me.button('改了什么').click()
      await me.sees(`去掉 ${place}`)
      await me.button('恢复到此版本').click()
      await me.sees('恢复到版本 1')
      await page
        .locator('li', { hasText: `删除：${place}` })
        .getByRole('button', { name: '从此新建分支' })
        .click()
      await page.getByLabel('分支名称').fill('雨天备选')
      await me.button('保存').click()
      await me.sees('雨天备选')
      await me.button('合并到主行程').click()
      await me.sees('合并分支：雨天备选')
    },
  },
]
