// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'

export const stories = [
  {
    name: 'a traveller signs up, is sent back where they were, signs out and in again',
    async tell(me) {
      await me.signUp()
      await me.signOut()
      await me.open('/trips')
      await me.at(/sign-in\?returnTo=\/trips/)
      await me.fillSignIn()
      await me.at(/\/trips$/)
      await me.sees('还没有保存的行程')
    },
  },
  {
    name: 'a wrong password is E-505 with 重试 and 忘记密码',
    async tell(me) {
      await me.signUp()
      await me.signOut()
      await me.open('/sign-in')
      await me.fillSignIn('not-my-password')
      await me.sees('登录失败，请检查您的账户和密码。')
      await me.sees('E-505')
      await me.page.getByRole('alert').getByRole('button', { name: '重试' }).click()
      const isAtPassword = await me.page.evaluate(
        () => document.activeElement?.getAttribute('type') === 'password',
      )
      assert.ok(isAtPassword, '重试 leads back to the password')
      await me.fillSignIn('still-not-my-password')
      await me.page.getByRole('button', { name: '忘记密码' }).click()
      await me.at(/forgotten-password/)
    },
  },
  {
    name: 'a weak password and a taken name are said at their fields',
    async tell(me) {
      await me.signUp()
      await me.signOut()
      await me.open('/sign-up')
      await me.page.getByLabel('用户名').fill(me.name)
      await me.page.getByLabel('密码', { exact: true }).fill('short')
      await me.page.getByRole('main').getByRole('button', { name: '注册' }).click()
      await me.page.locator('[aria-invalid="true"]').first().waitFor()
      await me.page.getByLabel('密码', { exact: true }).fill('Another-Good-Pass-9')
      await me.page.getByRole('main').getByRole('button', { name: '注册' }).click()
      await me.page.locator('[aria-invalid="true"][autocomplete="username"]').waitFor()
    },
  },
  {
    name: 'the account keeps preferences, shows devices and can be deleted',
    async tell(me) {
      await me.signUp()
      await me.open('/account?part=preferences')
      await me.button('博物馆').click()
      await me.button('保存').click()
      await me.sees('已保存。')
      await me.page.reload()
      assert.equal(await me.button('博物馆').getAttribute('aria-pressed'), 'true')
      await me.page.getByRole('tab', { name: '登录设备' }).click()
      await me.sees('本机')
      await me.page.getByRole('tab', { name: '安全' }).click()
      await me.button('删除账户').click()
      await me.page
        .getByRole('dialog')
        .getByLabel('密码', { exact: true })
        .fill('Mountain-Water-42')
      await me.page.getByRole('dialog').getByRole('button', { name: '删除账户' }).click()
      await me.at(me.url + '/')
      await me.open('/sign-in')
      await me.fillSignIn()
      await me.sees('E-505')
    },
  },
  {
    name: 'a program is given a token, which is shown once, opens what it may and is taken back',
    async tell(me) {
      const asked = (path, token) =>
        fetch(me.url + path, { headers: { Authorization: `Bearer ${token}` } })
      await me.signUp()
      await me.open('/account')
      await me.page.getByRole('tab', { name: '程序访问' }).click()
      await me.sees('还没有程序持有令牌。')
      await me.button('新建令牌').click()
      const dialog = me.page.getByRole('dialog')
      await dialog.getByLabel('名称').fill('桌面助手')
      await dialog.getByLabel('当前密码', { exact: true }).fill('not-my-password')
      await dialog.getByRole('button', { name: '新建令牌' }).click()
      await me.sees('密码不正确。')
      await dialog.getByLabel('当前密码', { exact: true }).fill('Mountain-Water-42')
      await dialog.getByRole('button', { name: '新建令牌' }).click()
      const token = await dialog.getByLabel('令牌', { exact: true }).inputValue()
      assert.match(token, /^xq_[\w-]{43}$/)
      await dialog.getByRole('button', { name: '完成' }).click()
      assert.equal((await asked('/api/trips', token)).status, 200)
      assert.equal((await asked('/api/account', token)).status, 403)

      await me.page.reload()
      await me.sees('桌面助手')
      await me.sees(/最近使用/)
      assert.equal(await me.page.getByText(token).count(), 0)
      await me.button('撤销 桌面助手').click()
      await me.sees('该令牌已失效。')
      await me.sees('已撤销')
      assert.equal((await asked('/api/trips', token)).status, 401)
    },
  },
  {
    name: 'saved preferences fill the wish, say so, and can be changed for one trip',
    async tell(me) {
      const chip = name => me.page.getByRole('button', { name, exact: true })
      const isOn = name => chip(name).getAttribute('aria-pressed')
      await me.signUp()
      await me.open('/')
      await me.page.getByLabel('其他需求').fill('想看日落')
      await me.button('海滩').click()
      await me.open('/account?part=preferences')
      for (const name of ['悠闲', '博物馆', '闽菜']) await me.button(name).click()
      await me.page.getByRole('switch', { name: '无障碍' }).press('Space')
      await me.button('保存').click()
      await me.sees('已保存。')

      await me.open('/')
      await me.sees('已按您保存的偏好填入：节奏悠闲、无障碍、博物馆、闽菜。')
      for (const name of ['悠闲', '博物馆', '闽菜', '海滩'])
        assert.equal(await isOn(name), 'true', name)
      assert.ok(await me.page.getByRole('switch', { name: '无障碍' }).isChecked())
      assert.equal(await me.page.getByLabel('其他需求').inputValue(), '想看日落')

      await me.button('紧凑').click()
      await me.sees('这次没有用到的偏好：节奏悠闲。')
      await me.page.reload()
      await me.sees('这次没有用到的偏好：节奏悠闲。')
      assert.equal(await isOn('紧凑'), 'true')

      const sent = me.page.waitForRequest(/\/api\/recommendations$/)
      await me.wish()
      await me.button('生成方案').click()
      const wish = (await sent).postDataJSON()
      assert.deepEqual(
        [wish.pace, wish.accessibility, wish.socialLandscape, wish.cuisine, wish.naturalLandscape],
        ['intense', true, '博物馆', '闽菜', '海滩'],
      )

      await me.open('/')
      await me.button('这次不用').click()
      await me.sees('这次没有用到的偏好：节奏悠闲、无障碍、博物馆、闽菜。')
      assert.equal(await isOn('博物馆'), 'false')
      assert.equal(await isOn('海滩'), 'true')
    },
  },
]
