// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { Device } from '../device.mjs'

/** Keeps a trip and opens it for changes; where it is, and another device that has it too. */
async function editTrip(me) {
  await me.signUp()
  await me.plan()
  await me.button('保存为行程').first().click()
  await me.link('已保存').click()
  await me.at(/\/trips\/.+/)
  const path = new URL(me.page.url()).pathname
  await me.button('修改行程').click()
  await me.page.locator('[data-item]').first().waitFor()
  return { path, device: await Device.of(me, path) }
}

const rowsOf = (page, day) => page.locator('ol[data-list]').nth(day).locator('[data-item]')
const row = (page, item) => page.locator(`[data-item="${item}"]`)

/**
 * Does something that changes the trip and waits until the server has it. What does not fit is kept
 * as a draft: these stories are about something else.
 */
async function make(me, act) {
  const answer = () =>
    me.page.waitForResponse(each => {
      const body = each.request().postDataJSON()
      return each.url().endsWith('/changes') && !body?.is_preview
    })
  let answered = answer()
  await act()
  if ((await answered).status() === 422) {
    answered = answer()
    await me.button('存为草稿').click()
    assert.equal((await answered).status(), 200)
  }
  await me.page.locator('.mark.waiting').first().waitFor({ state: 'detached' })
}

/** Opens the menu of a visit, in the dialog that the answer is. */
async function menuOf(me, item) {
  await row(me.page, item).getByRole('button', { name: '更多操作' }).click()
  return me.page.getByRole('dialog')
}

async function annotate(me, item, note) {
  const menu = await menuOf(me, item)
  await menu.getByLabel('我的备注').fill(note)
  await menu.getByRole('button', { name: '保存' }).click()
}

/** A pointer that is held down: a mouse, or a finger by the browser's own debugging protocol. */
async function pointer(me, context) {
  if (!me.isPhone) {
    const { mouse } = me.page
    return {
      down: async (x, y) => (await mouse.move(x, y), mouse.down()),
      move: (x, y) => mouse.move(x, y),
      up: () => mouse.up(),
    }
  }
  const debug = await context.newCDPSession(me.page)
  const touch = (type, points) =>
    debug.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  return {
    down: (x, y) => touch('touchStart', [{ x, y }]),
    move: (x, y) => touch('touchMove', [{ x, y }]),
    up: () => touch('touchEnd', []),
  }
}

/** Drags a row by its handle over the edge of the window until another row can be reached. */
async function drag(me, context, from, to) {
  const hold = await pointer(me, context)
  await from.scrollIntoViewIfNeeded()
  const box = await from.locator('.handle').boundingBox()
  const { height } = me.page.viewportSize()
  await hold.down(box.x + 12, box.y + 12)
  await hold.move(box.x + 14, box.y + 30)
  for (let step = 0; step < 400; step += 1) {
    const { y } = await to.boundingBox()
    if (y > 150 && y < height - 200) break
    await hold.move(box.x + 14 + (step % 2), y > 150 ? height - 20 : 80)
  }
  await hold.move(box.x + 30, height / 2) // away from the edge, so that it stands still
  const goal = await to.boundingBox()
  await hold.move(goal.x + 40, goal.y + 4)
  await me.page.locator('.line').waitFor()
  await hold.up()
}

const noteOf = async (device, item) => {
  const { plan } = await device.read()
  return plan.days.flatMap(day => day.visits).find(visit => visit.id === item)?.own_note
}

export const stories = [
  {
    name: 'a visit is dragged to another day, and back with the keys',
    async tell(me, { context, page }) {
      const { device } = await editTrip(me)
      const [first, second] = await device.visits()
      const item = first.at(-1)
      await make(me, () => drag(me, context, row(page, item), row(page, second[0])))
      assert.equal((await device.visits())[1][0], item)
      assert.equal(await rowsOf(page, 1).first().getAttribute('data-item'), item)

      await row(page, item).locator('.handle').focus()
      await make(me, () => page.keyboard.press('ArrowUp'))
      assert.equal((await device.visits())[0].at(-1), item)
      assert.deepEqual(await me.violations(), [])
    },
  },
  {
    name: 'a visit to a place that is closed then is red at once, and one press puts it right',
    async tell(me, { page }) {
      const { device } = await editTrip(me)
      const { plan } = await device.read()
      const sight = plan.days
        .flatMap(day => day.visits)
        .find(
          ({ role, hours }) => role === 'sight' && hours.known && hours.text.startsWith('09:00-1'),
        )
      const menu = await menuOf(me, sight.id)
      await menu.getByLabel('开始时间').fill('05:00')
      await menu.getByRole('button', { name: '设定' }).last().click()
      await me.sees('这样改不合适，修改还没有保存')
      assert.deepEqual(await me.violations(), [])
      assert.equal((await device.read()).version, 1)
      await me.button('存为草稿').click()
      await row(page, sight.id).and(page.locator('.bad')).waitFor()
      await me.sees('草稿：还有不合适的地方。')
      assert.deepEqual(await me.violations(), [])
      const fix = row(page, sight.id)
        .getByRole('group', { name: '不合适的地方' })
        .getByRole('button')
      await make(me, () => fix.first().click())
      await row(page, sight.id).and(page.locator(':not(.bad)')).waitFor()
    },
  },
  {
    name: 'other dates are looked at first, and keep what is paid or take it along',
    async tell(me, { page }) {
      const { device } = await editTrip(me)
      const before = await device.read()
      const dates = before.plan.days.map(day => day.date)
      const paid = before.plan.days[0].visits[0]
      await device.change({ type: 'pay', item: paid.id, is_paid: true })
      await page.reload()
      const later = (date, days) =>
        new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
      const shift = async (way, days) => {
        await me.button('调整').click()
        const dialog = page.getByRole('dialog')
        await dialog.getByLabel('最后一天').fill(later(dates.at(-1), days))
        await dialog.getByLabel('第一天').fill(later(dates[0], days))
        await dialog.getByLabel(way).check()
        await dialog.getByRole('button', { name: '先看变化' }).first().click()
        await dialog.getByText('路上时间').waitFor()
        assert.deepEqual(await me.violations(), [])
        await make(me, () =>
          page
            .getByRole('dialog')
            .getByRole('button', { name: /应用|存为草稿/ })
            .click(),
        )
      }
      await shift('跟着一起移动', 7)
      const dayOf = async () =>
        (await device.read()).plan.days.find(day => day.visits.some(visit => visit.id === paid.id))
          ?.date
      assert.equal(await dayOf(), later(dates[0], 7))
      await me.button('撤销').click()
      await page
        .getByRole('heading', { name: dates[0].slice(8).replace(/^0/, '') })
        .first()
        .waitFor()
      await shift('保持原来的日期', -1)
      assert.equal(await dayOf(), dates[0])
    },
  },
  {
    name: 'what was changed before a reload is undone after it, and done again',
    async tell(me, { page }) {
      const { device } = await editTrip(me)
      const [[item]] = await device.visits()
      await make(me, () => annotate(me, item, '带雨伞'))
      await page.reload()
      await row(page, item).getByText('带雨伞').waitFor()
      await me.button('撤销').click()
      await row(page, item).getByText('带雨伞').waitFor({ state: 'detached' })
      assert.ok(!(await noteOf(device, item)))
      await page.reload()
      await me.button('重做').click()
      await row(page, item).getByText('带雨伞').waitFor()
    },
  },
  {
    name: 'changes made without a network wait, and join those of another device',
    async tell(me, { context, page }) {
      const { device } = await editTrip(me)
      const [[mine, theirs]] = await device.visits()
      await context.setOffline(true)
      await annotate(me, mine, '在路上写的')
      await me.sees('E-606')
      await row(page, mine).getByText('待同步').waitFor()
      assert.deepEqual(await me.violations(), [])
      await device.change({ type: 'set_note', item: theirs, note: '在家写的' })
      await context.setOffline(false)
      await page.evaluate(() => dispatchEvent(new Event('online')))
      await row(page, theirs).getByText('在家写的').waitFor()
      await row(page, mine).getByText('待同步').waitFor({ state: 'detached' })
      assert.equal(await noteOf(device, mine), '在路上写的')
      assert.equal(await noteOf(device, theirs), '在家写的')
    },
  },
  {
    name: 'two devices that changed the same are shown side by side, and one is chosen',
    async tell(me, { context, page }) {
      const { device } = await editTrip(me)
      const [[item]] = await device.visits()
      await context.setOffline(true)
      await annotate(me, item, '我写的')
      await me.sees('E-606')
      await device.change({ type: 'set_note', item, note: '家里写的' })
      await context.setOffline(false)
      await page.evaluate(() => dispatchEvent(new Event('online')))
      const conflict = page.getByRole('table')
      await conflict.getByText('我写的').waitFor()
      await conflict.getByText('家里写的').waitFor()
      assert.deepEqual(await me.violations(), [])
      assert.equal(await noteOf(device, item), '家里写的')
      await page.reload() // nothing is lost by it
      await conflict.getByText('我写的').waitFor()
      await make(me, () => me.button('用我的').click())
      assert.equal(await noteOf(device, item), '我写的')
    },
  },
  {
    name: 'a change made when the session had ended goes out after signing in',
    sizes: ['phone'],
    async tell(me, { context, page }) {
      const { path, device } = await editTrip(me)
      const [[item]] = await device.visits()
      await me.button('完成').click()
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      await me.button('离线保存').click()
      await me.sees('已完整存到本机')
      await context.setOffline(true)
      await me.button('修改行程').click()
      await annotate(me, item, '没有登录时写的')
      await me.sees('E-606')
      const refresh_token = await page.evaluate(() => localStorage.getItem('xingqu.refresh_token'))
      await new Device(me.url).ask('POST', '/api/logout', { refresh_token })
      await context.setOffline(false)
      await me.open(path)
      await me.sees('1 处修改还没有同步')
      await me.link('重新登录').first().click()
      await me.fillSignIn()
      await page.locator('.visit').first().waitFor()
      for (let left = 100; left && (await noteOf(device, item)) !== '没有登录时写的'; left -= 1)
        await new Promise(resolve => setTimeout(resolve, 200))
      assert.equal(await noteOf(device, item), '没有登录时写的')
    },
  },
]
