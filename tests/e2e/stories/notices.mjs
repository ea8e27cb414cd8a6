// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'

/** Asks for a trial notice as the page's owner would from another device. */
async function tryFromElsewhere(me) {
  const status = await me.page.evaluate(async () => {
    const json = { 'Content-Type': 'application/json' }
    const refresh_token = localStorage.getItem('xingqu.refresh_token')
    const renewed = await fetch('/api/token/refresh', {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ refresh_token }),
    }).then(answer => answer.json())
    localStorage.setItem('xingqu.refresh_token', renewed.refresh_token)
    const headers = { Authorization: `Bearer ${renewed.access_token}` }
    return (await fetch('/api/notices/trial', { method: 'POST', headers })).status
  })
  assert.equal(status, 204)
}

/** Opens a page and waits until the server has let it listen. */
async function openListening(me, path) {
  const asked = me.page.waitForRequest(
    request => request.url().endsWith('/api/live') && request.frame().url().endsWith(path),
  )
  await me.open(path)
  const answer = await (await asked).response()
  assert.equal(answer.status(), 200)
}

export const stories = [
  {
    name: 'a notice arrives while one looks at something else, and waits in the inbox',
    async tell(me) {
      await me.signUp()
      await me.open('/notices')
      await me.sees('还没有通知')
      await openListening(me, '/places')
      await tryFromElsewhere(me)
      await me.page.getByRole('status').getByText('试发的通知').waitFor()
      await me.page.getByRole('link', { name: '通知，1 条未读' }).click()
      await me.at(/\/notices$/)
      await me.page.locator('li.notice.unread').waitFor()
      await me.button('标为已读').first().click()
      await me.page.getByRole('link', { name: '通知', exact: true }).waitFor()
      assert.equal(await me.page.locator('li.notice.unread').count(), 0)
      await me.page.reload()
      await me.sees('如果您看到这条通知，说明通知可以送达。')
      assert.equal(await me.page.locator('li.notice.unread').count(), 0)
    },
  },
  {
    name: 'one chooses what is mailed and when nothing disturbs',
    async tell(me) {
      await me.signUp()
      await me.open('/notices/preferences')
      await me.sees('账户中没有填写邮箱。')
      await me.sees('本站未开通推送服务，收件箱和邮件仍可使用。')
      await me.page.getByRole('switch', { name: '开启免打扰时段' }).check({ force: true })
      await me.page.getByLabel('开始').fill('23:15')
      await me.page.getByLabel('开始').blur()
      await me.button('保存').click()
      await me.sees('已保存。')
      await me.page.reload()
      await me.page.getByLabel('开始').waitFor()
      assert.equal(await me.page.getByLabel('开始').inputValue(), '23:15')
      assert.equal(await me.page.getByLabel('结束').inputValue(), '07:00')
    },
  },
  {
    name: 'short messages go to a phone whose code came back, for what one chooses',
    async tell(me, { server }) {
      const tail = me.isPhone ? '8001' : '8002'
      await me.signUp()
      await me.open('/notices/preferences')
      await me.page.getByRole('textbox', { name: '手机号' }).fill('12345')
      await me.button('发送验证码').click()
      await me.sees('这不是有效的手机号码。')
      await me.page.getByRole('textbox', { name: '手机号' }).fill(`138 0013 ${tail}`)
      await me.button('发送验证码').click()
      await me.sees(`验证码已发往 +86 138****${tail}`)
      const [{ word }] = server.shortMessagesTo(`+861380013${tail}`)
      await me.page
        .getByRole('textbox', { name: '验证码' })
        .fill(word === '000000' ? '111111' : '000000')
      await me.button('确认').click()
      await me.sees('验证码不正确或已过期。')
      await me.page.getByRole('textbox', { name: '验证码' }).fill(word)
      await me.button('确认').click()
      await me.sees(`短信发往 +86 138****${tail}`)
      await me.page.getByRole('checkbox', { name: '邀请 · 短信' }).check()
      await me.button('保存').click()
      await me.sees('已保存')
      assert.deepEqual(await me.violations(), [])
      await me.page.reload()
      await me.sees(`短信发往 +86 138****${tail}`)
      assert.ok(await me.page.getByRole('checkbox', { name: '邀请 · 短信' }).isChecked())
      await me.button('移除手机号').click()
      await me.button('发送验证码').waitFor()
    },
  },
  {
    name: 'a link of a letter that ends nothing says so',
    async tell(me) {
      await me.open('/unsubscribe?token=none&kind=alert')
      await me.sees('不再接收“预警与关闭”类邮件？')
      await me.button('不再接收').click()
      await me.sees('链接无效，请在应用的通知设置中修改。')
    },
  },
]
