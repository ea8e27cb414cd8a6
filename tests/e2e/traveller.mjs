// SPDX-License-Identifier: Apache-2.0
// What a traveller does, in the words of the pages. Stories are written with these.
import { axeSource } from './tools.mjs'

let travellers = 0
export const password = 'Mountain-Water-42'

/**
 * In every document, before its own scripts: counts the answers it waits for. The document counts, as
 * what a debugger hears of requests that a service worker answers or a new page cuts off is not whole.
 */
export function watchAnswers() {
  const ask = window.fetch.bind(window)
  window.answersAwaited = 0
  window.fetch = async (...args) => {
    const { pathname } = new URL(args[0].url ?? args[0], location.href)
    if (!pathname.startsWith('/api/')) return ask(...args)
    window.answersAwaited += 1
    try {
      const answer = await ask(...args)
      const isDocument = /json/.test(answer.headers.get('content-type')) // not a stream without end
      if (isDocument) await answer.clone().arrayBuffer()
      return answer
    } finally {
      window.answersAwaited -= 1
    }
  }
}

export class Traveller {
  constructor(page, { url, isPhone }) {
    Object.assign(this, { page, url, isPhone, name: `traveller${process.pid}x${++travellers}` })
  }

  open(path) {
    return this.page.goto(this.url + path)
  }
  button(name) {
    return this.page.getByRole('button', { name, exact: false })
  }
  link(name) {
    return this.page.getByRole('link', { name, exact: false })
  }
  sees(text) {
    return this.page.getByText(text).first().waitFor()
  }
  at(pattern) {
    return this.page.waitForURL(pattern)
  }

  /** Reads the page in this language from now on, by the switch in its header, behind a dialog too. */
  async read(locale) {
    await this.page.evaluate(wanted => {
      if (document.documentElement.lang !== wanted)
        document.querySelector(`header button[lang="${wanted}"]`).click()
    }, locale)
  }

  /** Resolves once the page has all the answers it asked for, which watchAnswers counts. */
  async settled() {
    await this.page.waitForFunction(() => window.answersAwaited === 0)
  }

  async signUp() {
    await this.open('/sign-up')
    await this.page.getByLabel('用户名').fill(this.name)
    await this.page.getByLabel('密码', { exact: true }).fill(password)
    await this.page.getByRole('main').getByRole('button', { name: '注册' }).click()
    await this.page.waitForURL(this.url + '/')
  }

  async fillSignIn(secret = password) {
    await this.page.getByLabel('用户名').fill(this.name)
    await this.page.getByLabel('密码', { exact: true }).fill(secret)
    await this.page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click()
  }

  async signOut() {
    await this.open('/account')
    await this.page.getByRole('button', { name: '退出登录' }).click()
    await this.at(this.url + '/')
  }

  async wish({ destination = '福建省福州市鼓楼区', budget = '5000' } = {}) {
    await this.open('/')
    const field = this.page.getByRole('combobox', { name: '目的地' })
    await field.fill(destination)
    await this.page.getByLabel('预算', { exact: true }).fill(budget)
    await field.press('Escape')
  }

  async plan(wish) {
    await this.wish(wish)
    await this.button('生成方案').click()
    await this.at(/\/recommendations\//)
    await this.page.getByRole('heading', { level: 1 }).waitFor()
  }

  /** Presses Tab until what has the focus answers to the name, which is a part of it or a pattern. */
  async tabTo(name, most = 80) {
    const pattern = name instanceof RegExp ? name.source : (RegExp.escape?.(name) ?? name)
    for (let step = 0; step < most; step += 1) {
      await this.page.keyboard.press('Tab')
      const found = await this.page.evaluate(wanted => {
        const element = document.activeElement
        const own =
          element?.getAttribute('aria-label') ??
          element?.labels?.[0]?.textContent ??
          element?.textContent ??
          ''
        return new RegExp(wanted).test(own.trim())
      }, pattern)
      if (found) return
    }
    throw new Error(`the keyboard does not reach "${name}"`)
  }

  /** Everything axe objects to on the page as it is. */
  async violations() {
    // Calm pages: a colour half-way through its transition is nobody's contrast.
    await this.page.evaluate(() =>
      Promise.all(
        document
          .getAnimations()
          .filter(each => each.effect?.getTiming().iterations !== Infinity)
          .map(each => each.finished.catch(() => undefined)),
      ),
    )
    // Through the debugger, not a script element: the content security policy stays on.
    await this.page.evaluate(axeSource)
    const found = await this.page.evaluate(() =>
      window.axe.run(document, { resultTypes: ['violations'] }),
    )
    return found.violations.map(
      each =>
        `${each.id}: ${each.nodes.map(node => `${node.target.join(' ')} (${node.any[0]?.message ?? each.help})`).join('; ')}`,
    )
  }
}
