// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { type Refusal, refused } from '@/api/answer'
import { i18n, setLocale } from './i18n'
import RefusalNotice from './RefusalNotice.vue'

const page = { template: '<p />' }
const refusalOf = (code: string, status = 0): Refusal => {
  const answer = refused(code, status)
  if (answer.ok) throw new Error('not a refusal')
  return answer.refusal
}

async function shown(refusal: Refusal) {
  setLocale('zh-CN')
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/here', component: page },
      { path: '/sign-in', name: 'sign-in', component: page },
      { path: '/forgotten-password', name: 'forgotten-password', component: page },
    ],
  })
  await router.push('/here')
  const notice = mount(RefusalNotice, { props: { refusal }, global: { plugins: [router, i18n] } })
  const press = async (text: string) => {
    const done = new Promise<void>(resolve => router.afterEach(() => resolve()))
    await notice
      .findAll('button')
      .find(button => button.text() === text)
      ?.trigger('click')
    return done
  }
  return { notice, router, press }
}

describe('a refusal on the screen', () => {
  it('shows text, code and buttons, and offers to try again', async () => {
    const { notice } = await shown(refusalOf('E-101'))
    expect(notice.text()).toContain('网络连接失败，请检查您的网络设置或稍后重试。')
    expect(notice.text()).toContain('E-101')
    await notice.get('button').trigger('click')
    expect(notice.emitted('retry')).toHaveLength(1)
  })

  it('goes on waiting when the retry found no connection either', async () => {
    vi.useFakeTimers()
    vi.stubGlobal('fetch', () => Promise.resolve(new Response()))
    const { notice } = await shown(refusalOf('E-101'))
    await vi.advanceTimersByTimeAsync(3000)
    expect(notice.emitted('retry')).toHaveLength(1)
    await notice.setProps({ refusal: refusalOf('E-101') })
    await nextTick()
    await vi.advanceTimersByTimeAsync(3000)
    expect(notice.emitted('retry')).toHaveLength(2)
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  it('leads to the forgotten password after E-505', async () => {
    const { router, press } = await shown(refusalOf('E-505', 401))
    await press('忘记密码')
    expect(router.currentRoute.value.name).toBe('forgotten-password')
  })

  it('leads to the sign-in and back when the session has ended', async () => {
    const { router, press } = await shown(refusalOf('signed_out', 401))
    await press('重新登录')
    expect(router.currentRoute.value.fullPath).toBe('/sign-in?returnTo=/here')
  })
})
