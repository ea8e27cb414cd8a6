// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { browserOf } from './browserOf'

const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'

describe('the browser that is told where to allow the location', () => {
  it.each([
    [`Mozilla/5.0 (Linux; Android 14) ${webkit} Chrome/126.0 MicroMessenger/8.0.50`, 'wechat'],
    [`Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) ${webkit} CriOS/126.0 Safari/604.1`, 'ios'],
    [`Mozilla/5.0 (Linux; Android 14) ${webkit} Chrome/126.0 Mobile Safari/537.36`, 'android'],
    ['Mozilla/5.0 (Windows NT 10.0; rv:127.0) Gecko/20100101 Firefox/127.0', 'firefox'],
    [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) ${webkit} Version/17.5 Safari/605.1`, 'safari'],
    [`Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/126.0 Safari/537.36 Edg/126.0`, 'chromium'],
    ['something new', 'chromium'],
  ])('%s', (userAgent, browser) => expect(browserOf(userAgent)).toBe(browser))
})
