// SPDX-License-Identifier: Apache-2.0
// npm run icons: draws public/icon-*.png from public/icon.svg with the installed Chromium.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const folder = fileURLToPath(new URL('../public/', import.meta.url))
const mark = readFileSync(`${folder}icon.svg`, 'utf8')
/** Name, edge in pixels, and the share of it the mark fills: maskable icons keep a quiet border. */
const icons = [
  ['icon-180.png', 180, 1],
  ['icon-192.png', 192, 1],
  ['icon-512.png', 512, 1],
  ['icon-maskable-512.png', 512, 0.72],
]

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage()
for (const [name, edge, share] of icons) {
  await page.setViewportSize({ width: edge, height: edge })
  const ground = share < 1 ? '#e7f0ea' : 'transparent'
  await page.setContent(`<body style="margin:0;background:${ground};display:grid;place-items:center;height:100vh">
    <div style="width:${edge * share}px;height:${edge * share}px">${mark}</div></body>`)
  writeFileSync(`${folder}${name}`, await page.screenshot({ omitBackground: true }))
}
await browser.close()
