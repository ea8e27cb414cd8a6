// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'

/** The least height and width of what is pressed, in CSS pixels; WCAG 2.2 asks for 24 of both. */
const leastTarget = { thumb: 30, mouse: 24 }

/** In the page: what is pressed but smaller. Links in running text and whole cards do not count. */
function tooSmall(least) {
  const isInText = element =>
    element.tagName === 'A' &&
    (getComputedStyle(element).display === 'inline' ||
      getComputedStyle(element, '::after').position === 'absolute')
  return [...document.querySelectorAll('a, button, summary, input, select, textarea')]
    .filter(each => each.checkVisibility() && !each.closest('.unseen') && !isInText(each))
    .map(each => ({ each, box: each.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && Math.min(box.width, box.height) < least)
    .map(({ each, box }) => {
      const name = each.getAttribute('aria-label') ?? each.textContent.trim()
      return `${each.tagName} "${name}" is ${Math.round(box.width)} × ${Math.round(box.height)}`
    })
}

/** What is wrong with the page as it stands. */
async function faults(me) {
  await me.settled()
  const over = await me.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  const least = me.isPhone ? leastTarget.thumb : leastTarget.mouse
  return [
    ...(over > 0 ? [`${over} px wider than the screen`] : []),
    ...(await me.page.evaluate(tooSmall, least)),
    ...(await me.violations()),
  ]
}

/** Opens every page, each in a state worth looking at, and calls `look` with its name. */
export async function visitEveryPage(me, look) {
  for (const path of [
    '/',
    '/sign-in',
    '/sign-up',
    '/forgotten-password',
    '/reset-password?token=x',
    '/no-such-page',
    '/help',
    '/feedback?from=/places',
    '/places',
  ]) {
    await me.open(path)
    await me.page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
    if (path === '/places') await me.page.locator('li.place').first().waitFor()
    await look(path)
  }
  await me.page.locator('li.place a').first().click()
  await me.page.locator('dl').waitFor()
  await look('/places/:key')
  await me.signUp()
  await me.open('/assistant')
  await me.sees('由规则和帮助文章回答')
  await look('/assistant')
  await me.open('/trips')
  await me.sees('还没有保存的行程')
  await look('/trips (empty)')
  await me.wish({ budget: '50' })
  await me.button('生成方案').click()
  await me.sees('问题在这里')
  await look('/planning (impossible)')
  await me.plan()
  const recommendation = new URL(me.page.url()).pathname
  await look('/recommendations/:id')
  await me.button('保存为行程').first().click()
  await me.link('已保存').waitFor()
  await me.link('查看行程').first().click()
  await me.page.locator('.visit button').first().click()
  await me.page.locator('.visit.selected').waitFor()
  await look('/recommendations/:id/:tier')
  for (const part of ['costs', 'certificate', 'why']) {
    await me.open(`${recommendation}/economy?part=${part}`)
    await me.page.locator('[role="tabpanel"] > *').first().waitFor()
    await look(`plan, ${part}`)
  }
  await me.open(`${recommendation}/economy?view=map&day=1&visit=1.2`)
  await me.page.locator('.plan-marker').first().waitFor()
  await look('plan, map')
  await me.open('/trips')
  await me.page.locator('li.trip').first().waitFor()
  await look('/trips')
  const trip = await me.page.locator('li.trip a').first().getAttribute('href')
  for (const part of ['together', 'history']) {
    await me.open(`${trip}/${part}`)
    await me.page.locator('section li').first().waitFor()
    await look(`/trips/:id/${part}`)
  }
  await me.open(`${trip}/purse`)
  await me.sees('预计与实际')
  await look('/trips/:id/purse')
  await me.button('记一笔').click()
  await me.page.getByRole('dialog').waitFor()
  await look('/trips/:id/purse, an expense')
  await me.open(`${trip}/luggage`)
  await me.sees('打包清单')
  await look('/trips/:id/luggage')
  await me.open(`${trip}/print`)
  await me.sees('带上价格')
  await look('/trips/:id/print')
  await me.open(`${trip}/feedback`)
  await me.page.getByRole('heading', { name: '去过的地方', exact: true }).waitFor()
  await look('/trips/:id/feedback')
  await me.open(`${trip}/together`)
  await me.button('生成分享链接').click()
  const link = me.page.getByRole('textbox', { name: '分享链接' })
  await link.waitFor()
  await me.page.goto(await link.inputValue())
  await me.page.locator('li strong').first().waitFor()
  await look('/shared/:token')
  await me.open('/invitations/none')
  await me.page.getByRole('alert').first().waitFor()
  await look('/invitations/:token (none)')
  await me.open('/trips')
  await me.page.locator('li.trip').first().waitFor()
  await me.button('删除行程').first().click()
  await me.page.getByRole('dialog').waitFor()
  await look('/trips (dialog)')
  for (const part of ['profile', 'preferences', 'sessions', 'tokens', 'security']) {
    await me.open(`/account?part=${part}`)
    await me.page.locator('[role="tabpanel"] h2').first().waitFor({ state: 'attached' })
    await look(`/account ${part}`)
  }
  await me.open('/notices')
  await me.sees('还没有通知')
  await look('/notices (empty)')
  await me.open('/notices/preferences')
  await me.page.getByRole('switch').waitFor()
  await me.page.getByRole('switch').check({ force: true })
  await look('/notices/preferences')
  await me.button('给我试发一条通知').click()
  await me.open('/notices')
  await me.page.locator('li.notice').waitFor()
  await look('/notices')
  await me.open('/operations/undelivered') // they are no operator
  await me.page.getByRole('alert').first().waitFor()
  await look('/operations/undelivered')
  await me.open('/unsubscribe?token=x&kind=alert')
  await me.button('不再接收').waitFor()
  await look('/unsubscribe')
  await me.open('/account?part=tokens')
  await me.button('新建令牌').click()
  await me.page.getByRole('dialog').waitFor()
  await look('/account tokens (dialog)')
  await me.open('/account?part=preferences')
  await me.button('博物馆').click()
  await me.button('保存').click()
  await me.sees('已保存。')
  await me.open('/')
  await me.page.locator('.preferred').waitFor()
  await look('/ (with preferences)')
}

/** Two looks at every page see both themes and both languages. */
const tours = [
  { theme: 'light', locale: 'zh-CN', words: 'in Chinese and in light colours' },
  { theme: 'dark', locale: 'en', words: 'in English and in dark colours' },
]

export const stories = [
  ...tours.map(({ theme, locale, words }) => ({
    name: `every page ${words} fits its screen, its buttons a thumb, and axe finds nothing`,
    context: { colorScheme: theme },
    async tell(me) {
      const found = []
      await visitEveryPage(me, async name => {
        await me.read(locale)
        for (const each of await faults(me)) found.push(`${name}: ${each}`)
        await me.read('zh-CN')
      })
      assert.deepEqual(found, [])
    },
  })),
  {
    name: 'the whole way is walked with the keyboard alone',
    async tell(me) {
      const { page } = me
      const press = key => page.keyboard.press(key)
      await me.open('/')
      await page.getByRole('heading', { level: 1 }).waitFor()
      await press('Tab')
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), '跳到主要内容')
      await press('Enter')
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'main')

      await me.open('/sign-up')
      await me.page.getByLabel('用户名').waitFor()
      await me.tabTo('用户名')
      await page.keyboard.type(me.name)
      await me.tabTo('密码')
      await page.keyboard.type('Mountain-Water-42')
      await press('Enter')
      await me.at(me.url + '/')

      await me.tabTo('目的地')
      await page.keyboard.type('福建省福州市鼓楼')
      await page.getByRole('option').first().waitFor()
      await press('ArrowDown')
      await press('Enter')
      await me.tabTo('日期')
      await press('Enter')
      await page.getByRole('grid').first().waitFor()
      await press('ArrowRight')
      await press('Enter')
      await press('ArrowRight')
      await press('Enter')
      await page.getByRole('grid').first().waitFor({ state: 'detached' })
      await me.tabTo('生成方案')
      await press('Enter')
      await me.at(/\/recommendations\//)
      await page.getByRole('heading', { level: 1 }).waitFor()

      await me.tabTo('查看行程')
      await press('Enter')
      await page.locator('.visit').first().waitFor()
      await me.tabTo(/^行程$/)
      await press('ArrowRight')
      await me.at(/part=costs/)
      await press('ArrowLeft')
      await page.locator('.visit').first().waitFor()
      await me.tabTo('–')
      await press('Enter')
      await me.at(/visit=/)
      assert.equal(await page.locator('.visit.selected').count(), 1)
    },
  },
  {
    name: 'English is complete and remembered',
    async tell(me) {
      await me.open('/')
      await me.page.getByRole('button', { name: 'English' }).click()
      await me.page.reload()
      await me.sees('Say where you want to go')
      assert.equal(await me.page.evaluate(() => document.documentElement.lang), 'en')
    },
  },
  {
    name: 'an English plan has English names, from the wish to the kept trip',
    async tell(me) {
      const { page } = me
      const han = /\p{Script=Han}/u
      const shows = async (name, texts) => {
        for (const text of await texts) assert.doesNotMatch(text, han, name)
      }
      await me.signUp()
      await page.evaluate(() => localStorage.setItem('xingqu.locale', 'en'))
      await me.open('/')
      await page.getByRole('button', { name: 'Fuzhou', exact: true }).click()
      assert.equal(await page.getByRole('combobox').inputValue(), 'Fuzhou, Fujian')
      await page.getByRole('button', { name: 'Make the plans' }).click()
      await me.at(/\/recommendations\//)
      await page.getByRole('heading', { level: 1, name: 'Fuzhou, Fujian' }).waitFor()
      assert.match(await page.title(), /^Fuzhou, Fujian · Your plans · Xingqu$/)
      await shows('the plans', page.locator('main').allInnerTexts())
      await page.getByRole('button', { name: 'Save as a trip' }).first().click()
      await page.getByRole('link', { name: 'open the trip' }).waitFor()
      await page.getByRole('link', { name: 'Open the plan' }).first().click()
      await page.locator('.visit').first().waitFor()
      for (const tab of ['Days', 'Costs', 'Checks', 'Why']) {
        await page.getByRole('tab', { name: tab }).click()
        await shows(tab, page.locator('main .words').allInnerTexts())
      }
      await me.open('/trips')
      await page.locator('li.trip').waitFor()
      await shows('the trips', page.locator('main').allInnerTexts())
      await page.locator('li.trip a').click()
      await page.locator('.visit').first().waitFor()
      assert.doesNotMatch(await page.title(), han)
    },
  },
]
