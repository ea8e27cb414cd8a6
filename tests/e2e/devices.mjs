// SPDX-License-Identifier: Apache-2.0
// What the pages are looked at with: a phone and a desktop, both in the browser of the machine. Its
// headless shell takes two thirds of the time: no window, no toolbar, no extensions.
import { chromium } from './tools.mjs'

export const devices = {
  phone: {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  },
  desktop: { viewport: { width: 1440, height: 900 } },
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--enable-unsafe-swiftshader',
  '--lang=zh-CN',
]

export function launchBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
    args: flags,
  })
}

/** A fresh profile in China, in light colours, unless told otherwise. */
export async function newContext(browser, options) {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
    ...options,
  })
  // Long beside what an answer takes: two cores draw the maps of two browsers, and compile meanwhile.
  context.setDefaultTimeout(30_000)
  return context
}
