// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { keepTrip } from './alerts.mjs'

const gpx = `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><metadata><name>福州周末</name></metadata>
<wpt lat="26.0586" lon="119.3906"><name>鼓山</name></wpt>
<wpt lat="26.0826" lon="119.2925"><name>三坊七巷</name></wpt>
<wpt lat="26.3" lon="119.9"><name>外婆家</name></wpt></gpx>`

export const stories = [
  {
    name: 'a GPX of a friend becomes a trip',
    async tell(me, { page }) {
      await me.signUp()
      await me.open('/trips')
      await me.link('导入').click()
      await me.at(/\/trips\/import/)
      await page.getByLabel('要导入的文件').setInputFiles({
        name: '周末.gpx',
        mimeType: 'application/gpx+xml',
        buffer: Buffer.from(gpx),
      })
      await me.sees('资料里没有这个地点。')
      await me.sees('外婆家')
      assert.deepEqual(await me.violations(), [])
      await me.button('不带上 三坊七巷').click()
      await me.sees('按您的选择没有带上。')
      await me.button('保存为新行程').click()
      await me.at(/\/trips\/[0-9A-Z]{26}/)
      await page.getByRole('heading', { level: 1, name: '福州周末' }).waitFor()
      await page.locator('.visit', { hasText: '鼓山' }).first().waitFor()
      assert.equal(await page.locator('.visit', { hasText: '三坊七巷' }).count(), 0)
    },
  },
  {
    name: 'a trip is printed in its order, and without its prices when one likes',
    async tell(me, { page }) {
      await me.signUp()
      const trip = await keepTrip(me)
      await me.button('导出').click()
      await page.getByRole('dialog').getByRole('link', { name: '打印' }).click()
      await me.at(/\/print$/)
      const paper = page.getByRole('article')
      await paper.getByRole('heading', { level: 1, name: trip.name }).waitFor()
      assert.deepEqual(await me.violations(), [])
      const names = trip.plan.days.flatMap(day => day.visits.map(visit => visit.place.name.zh))
      const printed = await paper.locator('li strong').allTextContents()
      assert.deepEqual(
        printed.map(text => text.trim()),
        names.map((name, at) => `${at + 1}. ${name}`),
      )
      await paper.getByText('¥').first().waitFor()
      await page.emulateMedia({ media: 'print' })
      for (const gone of ['banner', 'switch', 'contentinfo'])
        assert.equal(await page.getByRole(gone).count(), 0, `${gone} on paper`)
      if (!me.isPhone) {
        const sheets = await page.pdf({ preferCSSPageSize: true })
        assert.ok(sheets.length > 20_000, `${sheets.length} bytes`)
      }
      await page.emulateMedia({ media: 'screen' })
      await page.getByRole('switch', { name: '带上价格' }).uncheck({ force: true })
      assert.ok(!(await paper.textContent()).includes('¥'))
    },
  },
]
