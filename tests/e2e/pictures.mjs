// SPDX-License-Identifier: Apache-2.0
// npm run pictures [WORD]: the screenshots of docs/images (or those whose name holds WORD) anew,
// from the real server and the web app as it was built last.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { devices, launchBrowser, newContext } from './devices.mjs'
import { startServer } from './server.mjs'
import { Traveller } from './traveller.mjs'

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url))
/** A picture in a text is small: fewer points each, and a desktop less wide than most. */
const frames = {
  desktop: { ...devices.desktop, viewport: { width: 1280, height: 860 } },
  phone: { ...devices.phone, deviceScaleFactor: 1 },
}
const word = process.argv[2] ?? ''
const sentence =
  '下周五带两个孩子和爸妈从上海去福州玩三天，预算8000以内，想住亲子酒店，一定要去三坊七巷和鼓山，不吃辣，坐高铁，晚上九点前回酒店'
const tooMuch = '下周六两个人去福州玩一天，一定要去鼓山，下午三点到，晚上六点走，预算3000'

/** Lets what moves come to rest, and the map draw its last line. */
async function calm(page) {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(1200)
}

async function say(me, text) {
  await me.open('/')
  await me.page.getByRole('textbox', { name: '用一句话说出您的旅行' }).fill(text)
  await me.button('读懂并填入表单').click()
  await me.page.locator('.slots .what').first().waitFor()
}

async function planSentence(me) {
  await say(me, sentence)
  await me.button('生成方案').click()
  await me.at(/\/recommendations\//)
  await me.page.locator('article.tier').first().waitFor({ state: 'attached' })
  return new URL(me.page.url()).pathname
}

const openPlan = query => async (me, recommendation) => {
  await me.open(`${recommendation}/economy${query}`)
  await me.page.locator('[role="tabpanel"] > *').first().waitFor()
}

async function askTheImpossible(me) {
  await say(me, tooMuch)
  await me.button('生成方案').click()
  await me.sees('这样改就可以')
}

/** Each shows one page, in light colours and on both devices unless it says otherwise. */
const scenes = [
  { name: 'wish', only: 'phone', show: me => me.open('/') },
  { name: 'words', show: me => say(me, sentence) },
  { name: 'tiers', show: (me, recommendation) => me.open(recommendation) },
  { name: 'plan', only: 'phone', show: openPlan('?day=1&visit=1.1') },
  { name: 'plan-dark', only: 'desktop', theme: 'dark', show: openPlan('') },
  { name: 'map', only: 'phone', show: openPlan('?day=1&visit=1.1&view=map') },
  { name: 'costs', only: 'desktop', show: openPlan('?part=costs') },
  { name: 'certificate', show: openPlan('?part=certificate') },
  { name: 'why', only: 'desktop', show: openPlan('?part=why') },
  { name: 'impossible', show: askTheImpossible },
]

/** Opens what is worth reading: evidence in the certificate, the answer for the curious. */
async function unfold(page, name) {
  if (name === 'certificate') {
    await page.locator('details.wishes').evaluate(group => (group.open = false))
    await page.locator('details.hours').evaluate(group => {
      group.open = true
      group.querySelector('li details').open = true
    })
  }
  if (name === 'why') await page.getByText('给好奇的人').click()
}

async function take(me, device, { name, theme = 'light', show }, recommendation) {
  await me.page.evaluate(value => {
    for (const key of ['xingqu.wish', 'xingqu.wish.reading']) localStorage.removeItem(key)
    localStorage.setItem('xingqu.theme', value)
  }, theme)
  await show(me, recommendation)
  await me.page.mouse.move(0, 0)
  await unfold(me.page, name)
  await calm(me.page)
  const file = `${device === 'phone' ? 'phone-' : ''}${name}.png`
  await me.page.screenshot({ path: folder + file })
  console.log(file)
}

/** A day in 摩纳哥 on its map, by day and by night; from an extract that not every machine has. */
async function takeMonaco(browser) {
  const extract = '../shared/data/osm/monaco.osm.pbf'
  if (!existsSync(new URL(`../../${extract}`, import.meta.url)))
    return console.log(`map-monaco skipped: needs ${extract}`)
  const server = await startServer()
  await server.importExtract(extract, 'from=43.7396,7.4272&to=43.7312,7.4205')
  const context = await newContext(browser, { viewport: { width: 1280, height: 680 } })
  context.setDefaultTimeout(60_000)
  await context.route('**/api/live', route => route.abort()) // a page that listens is never idle
  const me = new Traveller(await context.newPage(), { url: server.url })
  await me.signUp()
  await me.plan({ destination: '摩纳哥', budget: '20000' })
  const recommendation = new URL(me.page.url()).pathname
  for (const theme of ['light', 'dark']) {
    await me.page.evaluate(value => localStorage.setItem('xingqu.theme', value), theme)
    await openPlan('?day=1')(me, recommendation)
    await calm(me.page)
    await me.page
      .locator('.map')
      .first()
      .screenshot({ path: `${folder}map-monaco-${theme}.jpg`, type: 'jpeg', quality: 60 })
    console.log(`map-monaco-${theme}.jpg`)
  }
  await context.close()
  await server.end()
}

const server = await startServer()
const browser = await launchBrowser()
for (const [device, options] of Object.entries(frames)) {
  const wanted = scenes.filter(({ name, only = device }) => name.includes(word) && only === device)
  if (!wanted.length) continue
  const context = await newContext(browser, options)
  await context.route('**/api/live', route => route.abort()) // a page that listens is never idle
  const me = new Traveller(await context.newPage(), { url: server.url })
  me.name = `lin_${device}`
  await me.signUp()
  const recommendation = await planSentence(me)
  for (const scene of wanted) await take(me, device, scene, recommendation)
  await context.close()
}
if ('map-monaco'.includes(word)) await takeMonaco(browser)
await browser.close()
await server.end()
