// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { refused } from '@/api/answer'
import { actionTexts, knownErrors, shownError } from './errors'

function shown(code: string, status = 0, why = '') {
  const answer = refused(code, status, why)
  if (answer.ok) throw new Error('not a refusal')
  return shownError(answer.refusal)
}

/** The requirement's table, retyped: code, text, buttons. */
const required: [string, string, string[]][] = [
  ['E-101', '网络连接失败，请检查您的网络设置或稍后重试。', ['重新连接']],
  ['E-202', '未能获取位置信息，请在设置中开启位置信息权限。', ['前往设置']],
  ['E-303', '无法加载天气数据，请稍后重试或检查网络连接。', ['刷新']],
  ['E-505', '登录失败，请检查您的账户和密码。', ['重试', '忘记密码']],
  ['E-606', '数据同步出现问题，请检查网络或稍后再试。', ['手动同步', '稍后自动重试']],
  ['E-707', '地图加载失败，请检查网络或稍后再试。', ['刷新地图']],
  ['E-808', '行程更新失败，请重试或检查您的网络连接。', ['重新尝试']],
  ['LLM-101', '响应超时，LLM未能及时返回结果。', ['重试']],
  ['LLM-102', '请求数据格式错误，无法处理。', ['检查并修改', '重试']],
  ['LLM-103', '调用服务授权失败，请检查您的权限。', ['重新登录']],
  ['LLM-104', '当前无法连接到语言模型服务，请稍后再试。', ['重试', '切换到备用服务']],
  ['LLM-105', '已达请求次数上限，请稍后再试。', ['重试', '购买扩展服务']],
]

describe('the table of errors', () => {
  it.each(required)('%s has the required text and buttons', (code, text, buttons) => {
    const error = shown(code)
    expect(error.code).toBe(code)
    expect(error.text.zh).toBe(text)
    expect(error.actions.map(action => actionTexts[action].zh)).toEqual(buttons)
  })

  it('holds nothing the requirement does not know, and English for all it does', () => {
    expect(Object.keys(knownErrors)).toEqual(required.map(([code]) => code))
    for (const { text } of Object.values(knownErrors))
      expect(text.en).not.toMatch(/\p{Script=Han}/u)
  })

  it('lets the server speak about what only it knows', () => {
    expect(shown('taken', 409, 'That name is taken.').text.zh).toBe('That name is taken.')
  })

  it('never shows the words of a breakage', () => {
    expect(shown('http_500', 500, 'std::bad_alloc').text.en).toBe(
      'Something went wrong. Try again later.',
    )
  })

  it('asks for a sign-in when the session has ended', () => {
    expect(shown('signed_out', 401).actions).toEqual(['sign_in'])
  })
})
