// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { devices, newContext } from '../devices.mjs'
import { Traveller } from '../traveller.mjs'

const field = (me, name) => me.page.getByLabel(name, { exact: true })
/** No page of support is wider than its window. */
const fits = me => me.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

async function inBothThemes(me, look) {
  for (const theme of ['dark', 'light']) {
    await me.page.evaluate(value => localStorage.setItem('xingqu.theme', value), theme)
    await me.page.reload()
    await look()
    assert.deepEqual(await me.violations(), [], theme)
    assert.ok(await fits(me))
  }
}

/** Somebody who answers, in a browser of their own. */
export async function agentOf(server, me, page, role = 'agent') {
  const context = await newContext(
    page.context().browser(),
    devices[me.isPhone ? 'phone' : 'desktop'],
  )
  const agent = new Traveller(await context.newPage(), {
    url: server.url,
    isPhone: me.isPhone,
  })
  await agent.signUp()
  await server.command('user', 'role', agent.name, role)
  await agent.page.evaluate(() => localStorage.clear()) // the role comes with the next sign-in
  await agent.open('/sign-in?returnTo=/console')
  await agent.fillSignIn()
  await agent.at(`${server.url}/console`)
  return { agent, leave: () => context.close() }
}

export const stories = [
  {
    name: 'the help centre is searched, in both languages and without an account',
    async tell(me) {
      await me.open('/help')
      await me.sees('怎么开始规划？')
      await field(me, '搜索帮助').fill('忘记密码')
      const first = me.page.locator('details').first()
      await first.filter({ hasText: '登录、密码和账户' }).waitFor()
      await me.sees('重置链接会发到您的邮箱')
      await inBothThemes(me, () => me.sees('怎么开始规划？'))
      await field(me, '搜索帮助').fill('qqqq zzzz')
      await me.sees('没有找到相关文章')
      await me.page.evaluate(() => localStorage.setItem('xingqu.locale', 'en'))
      await me.open('/help?q=E-707')
      await me.sees('E-707: the map could not be loaded')
      assert.deepEqual(await me.violations(), [])
    },
  },
  {
    name: 'who asks for help is answered in the console and rates it',
    needsOwnServer: true,
    async tell(me, { server, page }) {
      await me.signUp()
      await me.plan()
      await me.button('保存为行程').first().click()
      await me.sees('已保存到“我的行程”。')
      await me.open('/support/new')
      await field(me, '关于什么').selectOption('safety')
      await me.sees('请先确保自身安全')
      await field(me, '关于什么').selectOption('trip')
      const subject = `第二天的博物馆关门 ${me.name}`
      await field(me, '标题').fill(subject)
      await field(me, '发生了什么').fill('想换一个室内的地方')
      await field(me, '附上行程').selectOption({ index: 1 })
      await me.button('发送').click()
      await me.at(/\/support\/\w{26}/)
      await me.sees('等待客服回复')
      assert.equal(await me.page.locator('.seen').count(), 0, 'nobody has looked yet')

      const { agent, leave } = await agentOf(server, me, page)
      const waiting = agent.page.locator('.queue .card').filter({ hasText: subject })
      await waiting.first().getByText('1 条未读').waitFor()
      await waiting.first().click()
      await agent.sees('想换一个室内的地方')
      await agent.page.locator('details.card').first().waitFor()
      await agent.page.getByRole('button', { name: '受理', exact: true }).click()
      await agent.page.locator('.messages').getByText(me.name).waitFor()
      await field(me, '继续留言').pressSequentially('最好离酒店近')
      await agent.sees('对方正在输入…')
      await me.button('发送').click()
      await agent.page.locator('.said').filter({ hasText: '最好离酒店近' }).waitFor()
      await me.page.locator('.own .seen').getByText('已读').waitFor()
      await inBothThemes(agent, () => agent.sees('想换一个室内的地方'))
      await field(agent, '回复').pressSequentially('请稍等')
      await me.sees('客服正在输入…')
      await field(agent, '回复').fill('')
      await agent.page.getByRole('switch', { name: '内部备注' }).check()
      await field(agent, '回复').fill('常客，优先')
      await agent.button('发送').first().click()
      await agent.sees('常客，优先')
      await agent.page.getByRole('switch', { name: '内部备注' }).uncheck()
      await agent.page.getByLabel('常用回复').selectOption('trip_checked')
      await agent.button('发送并标为已解决').click()
      await agent.page.locator('.own .said').filter({ hasText: '我已核对' }).waitFor()

      await me.sees('我已核对您附上的行程')
      await agent.page.locator('.own .seen').getByText('已读').waitFor()
      assert.equal(await me.page.getByText('常客，优先').count(), 0, 'a note stays inside')
      await me.page.locator('.rating label').nth(4).click()
      await field(me, '想说的话（可不填）').fill('很快')
      await me.button('提交评分').click()
      await me.sees('感谢您的评分')
      await inBothThemes(me, () => me.sees('感谢您的评分'))
      await agent.open(new URL(me.page.url()).pathname.replace('support', 'console'))
      await agent.sees('5 星 很快')
      await agent.page.getByText(/^处理记录/).click()
      await agent.page.getByText(/首次回复/).waitFor()
      await leave()

      await me.open('/support')
      await me.sees('已解决')
      assert.deepEqual(await me.violations(), [])
    },
  },
  {
    name: 'support is answered by e-mail, and the talk shows it at once',
    needsOwnServer: true,
    async tell(me, { server, page }) {
      const address = `${me.name}@mail.example`
      await me.open('/sign-up')
      await field(me, '用户名').fill(me.name)
      await field(me, '邮箱（选填）').fill(address)
      await field(me, '密码').fill('long enough pass')
      await me.page.getByRole('main').getByRole('button', { name: '注册' }).click()
      await me.page.waitForURL(`${server.url}/`)
      await me.open('/support/new')
      const subject = `几点开门 ${me.name}`
      await field(me, '标题').fill(subject)
      await field(me, '发生了什么').fill('鼓山几点开门？')
      await me.button('发送').click()
      await me.at(/\/support\/\w{26}/)

      const { agent, leave } = await agentOf(server, me, page)
      await agent.page.locator('.queue .card').filter({ hasText: subject }).first().click()
      await field(agent, '回复').fill('早上六点。')
      await agent.button('发送').first().click()
      await me.page.locator('.said').filter({ hasText: '早上六点。' }).waitFor()

      const to = await server.replyAddressFor(address)
      await server.bringLetter(
        [
          'From: Lin <lin@work.example>',
          `To: <${to}>`,
          `Message-ID: <${me.name}@work.example>`,
          'MIME-Version: 1.0',
          'Content-Type: multipart/mixed; boundary=b',
          '',
          '--b',
          'Content-Type: text/plain; charset=utf-8',
          '',
          '谢谢，附上门票。',
          '',
          '> 早上六点。',
          '--b',
          'Content-Type: application/zip; name=all.zip',
          'Content-Disposition: attachment; filename=all.zip',
          '',
          'PK',
          '--b--',
          '',
        ].join('\r\n'),
      )
      for (const who of [me, agent]) {
        await who.page.locator('.said').filter({ hasText: '谢谢，附上门票。' }).waitFor()
        await who.page.getByText(/· 邮件/).waitFor()
        await who.sees('附件“all.zip”不是可接受的类型，没有保存。')
      }
      await me.sees('来自另一个地址：lin@work.example')
      await agent.sees('来自另一个地址：l***@work.example')
      assert.equal(
        await me.page.getByText('> 早上六点。').isVisible(),
        false,
        'quoted words are hidden',
      )
      await me.page.getByText('查看完整邮件').click()
      await me.sees('> 早上六点。')
      await inBothThemes(me, () => me.sees('查看完整邮件'))
      await inBothThemes(agent, () => agent.sees('查看完整邮件'))
      await leave()
    },
  },
  {
    name: 'support changes a trip with the consent of its traveller',
    needsOwnServer: true,
    async tell(me, { server, page }) {
      await me.signUp()
      await me.plan()
      await me.button('保存为行程').first().click()
      await me.sees('已保存到“我的行程”。')
      await me.open('/support/new')
      const subject = `请帮我改行程 ${me.name}`
      await field(me, '标题').fill(subject)
      await field(me, '发生了什么').fill('第二天想慢一点')
      await field(me, '附上行程').selectOption({ index: 1 })
      await me.button('发送').click()
      await me.at(/\/support\/\w{26}/)

      const { agent, leave } = await agentOf(server, me, page)
      await agent.page.locator('.queue .card').filter({ hasText: subject }).first().click()
      await agent.page.getByRole('button', { name: '受理', exact: true }).click()
      await agent.page.locator('summary').getByText('请求进入行程').click()
      await field(agent, '原因（旅客会看到）').first().fill('放宽第二天')
      await agent.page.getByRole('button', { name: '请求进入行程' }).click()
      await agent.sees('已请求，等待旅客同意')
      await me.sees('原因：放宽第二天')
      await inBothThemes(me, () => me.sees('原因：放宽第二天'))
      await me.page.getByRole('button', { name: '同意', exact: true }).click()
      await me.page.getByText(/可以代您修改行程，到/).waitFor()

      await agent.link('打开行程').click()
      await agent.sees('您是以客服身份查看这位旅客的行程')
      await inBothThemes(agent, () => agent.sees('您是以客服身份查看这位旅客的行程'))
      await agent.button('修改行程').click()
      await agent.page
        .locator('[data-item]')
        .first()
        .getByRole('button', { name: '更多操作' })
        .click()
      const menu = agent.page.getByRole('dialog')
      await menu.getByLabel('我的备注').fill('已为您放宽')
      await menu.getByRole('button', { name: '保存' }).click()
      await agent.sees('已为您放宽')

      await me.page.getByText(/^处理记录/).click()
      await me.page.getByText(/代您修改了行程，版本/).waitFor()
      await me.button('立即收回').click()
      await me.page.getByText('客服不再能进入行程').waitFor()
      const answered = agent.page.waitForResponse(
        each => /\/api\/trips\/\w{26}$/.test(new URL(each.url()).pathname) && each.status() !== 401,
      )
      await agent.page.reload()
      assert.equal((await answered).status(), 404, 'support is out at once')
      await leave()
    },
  },
  {
    name: 'a picture is sent to support, and what is none is refused before it goes',
    needsOwnServer: true,
    async tell(me, { server, page }) {
      await me.signUp()
      await me.open('/support/new')
      const subject = `票据 ${me.name}`
      await field(me, '标题').fill(subject)
      await field(me, '发生了什么').fill('见附图')
      await me.button('发送').click()
      await me.at(/\/support\/\w{26}/)
      const picture = Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      )
      await field(me, '添加文件').setInputFiles([
        { name: '门票.png', mimeType: 'image/png', buffer: picture },
        { name: '脚本.html', mimeType: 'text/html', buffer: Buffer.from('<script>') },
      ])
      await me.sees('已上传')
      await me.sees('不支持这种文件')
      assert.deepEqual(await me.violations(), [])
      await me.page.getByRole('button', { name: '移除 脚本.html' }).click()
      await me.button('发送').click()
      await me.page.locator('.messages img[alt="门票.png"]').waitFor()
      await inBothThemes(me, () => me.page.locator('.messages img').waitFor())

      const { agent, leave } = await agentOf(server, me, page)
      await agent.page.locator('.queue .card').filter({ hasText: subject }).first().click()
      await agent.page.locator('.messages img[alt="门票.png"]').waitFor()
      await inBothThemes(agent, () => agent.page.locator('.messages img').waitFor())
      await leave()
    },
  },
  {
    name: 'agents give requests to each other and merge two of one person, and a supervisor counts',
    needsOwnServer: true,
    async tell(me, { server, page }) {
      await me.signUp()
      const [asked, askedAgain] = [`门票怎么买 ${me.name}`, `门票有优惠吗 ${me.name}`]
      for (const subject of [asked, askedAgain]) {
        await me.open('/support/new')
        await field(me, '标题').fill(subject)
        await field(me, '发生了什么').fill(`${subject}？`)
        await me.button('发送').click()
        await me.at(/\/support\/\w{26}/)
      }
      const first = await agentOf(server, me, page)
      const second = await agentOf(server, me, page, 'admin')
      const { agent } = first
      const cards = (who, subject) => who.page.locator('.queue .card').filter({ hasText: subject })
      await cards(second.agent, asked).waitFor()
      await cards(agent, askedAgain).click()
      await agent.page.getByText('转交或合并').click()
      await agent.page
        .getByLabel('并入同一旅客的另一个求助')
        .selectOption({ label: `${asked} · 等待客服回复` })
      await agent.button('合并到这里').click()
      await agent.page
        .locator('.said')
        .filter({ hasText: `${asked}？` })
        .waitFor()
      // The other agent's queue shortens by itself.
      await cards(second.agent, asked).waitFor({ state: 'detached' })
      await agent.page
        .getByLabel('转交给')
        .selectOption({ label: `${second.agent.name}（受理中 0）` })
      await agent.page.getByRole('button', { name: '转交', exact: true }).click()
      await cards(second.agent, askedAgain).getByText('由我受理').waitFor()
      await me.sees(`${asked}？`) // the talk came to the page that is open

      const boss = second.agent
      await boss.link('客服数据').click()
      await boss.page.getByRole('rowheader', { name: boss.name, exact: true }).waitFor()
      await inBothThemes(boss, () => boss.sees('按客服'))
      await first.leave()
      await second.leave()
    },
  },
]
