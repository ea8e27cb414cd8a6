// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { ask, friendIn, keepTrip, operatorOf, tokenOf, typhoon } from './alerts.mjs'

const soon = { timeout: 30_000 } // the server looks through trips every few seconds

/** Suggests the first way round what touches the trip. */
async function suggestWayRound(friend) {
  await friend.page
    .getByRole('region', { name: '影响这个行程的事件' })
    .getByText('台风红色预警')
    .waitFor(soon)
  await friend.button('看看可以怎么改').click()
  const ways = friend.button('建议采用这个方案')
  await ways.first().waitFor(soon)
  assert.equal(await friend.page.getByRole('button', { name: /^采用这个方案/ }).count(), 0)
  assert.deepEqual(await friend.violations(), [])
  await ways.first().click()
  await friend.sees('建议已提出')
}

/** Suggests a note on a visit, in the editor. */
async function suggestNote(friend, item, note) {
  await friend.button('建议修改').click()
  await friend.sees('您在这里的修改会作为建议发给行程的编辑者。')
  const row = friend.page.locator(`[data-item="${item}"]`)
  await row.getByRole('button', { name: '更多操作' }).click()
  const menu = friend.page.getByRole('dialog')
  await menu.getByLabel('我的备注').fill(note)
  const sent = friend.page.waitForResponse(each => each.url().endsWith('/suggestions'))
  await menu.getByRole('button', { name: '保存' }).click()
  assert.equal((await sent).status(), 201)
}

export const stories = [
  {
    name: 'who may only suggest proposes a way round a typhoon, and the owner looks at it and takes it',
    needsOwnServer: true,
    async tell(me, { server, context, page }) {
      await me.signUp()
      const trip = await keepTrip(me)
      const day = trip.plan.days[1]
      const { place } = day.visits.find(visit => visit.role === 'sight')
      const friend = await friendIn(me, context, trip.id, 'suggester')
      try {
        const operator = await operatorOf(me, server)
        await ask(me.url, operator, 'POST', '/api/alerts/events', typhoon(place, day.date, 300))
        await suggestWayRound(friend)
        await suggestNote(friend, trip.plan.days[0].visits[0].id, '门口见')
        const mine = await tokenOf(me.url, me.name)
        const now = () => ask(me.url, mine, 'GET', `/api/trips/${trip.id}`)
        assert.equal((await now()).version, 1, 'nothing changes by itself')

        await me.open(`/trips/${trip.id}/together`)
        const line = page.locator('li', { hasText: '绕开：台风红色预警' })
        await line.getByRole('button', { name: '看看会怎么变' }).click()
        await line.getByText('费用').waitFor()
        await line.getByText('路上时间').waitFor()
        assert.deepEqual(await me.violations(), [])
        await line.getByRole('button', { name: '采纳', exact: true }).click()
        await line.getByText('已采纳').waitFor()
        const { version, plan } = await now()
        assert.equal(version, 2)
        const keys = plan.days[1].visits.map(visit => visit.place.key)
        assert.ok(!keys.includes(place.key), 'nobody goes under the typhoon')
        const other = page.locator('li', { hasText: '写备注' })
        await other.getByRole('button', { name: '采纳', exact: true }).click()
        await other.getByText('已采纳').waitFor()
        assert.equal((await now()).plan.days[0].visits[0].own_note, '门口见')
      } finally {
        await friend.page.context().close()
      }
    },
  },
]
