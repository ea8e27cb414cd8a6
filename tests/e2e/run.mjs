// SPDX-License-Identifier: Apache-2.0
// npm run e2e [WORD]: every story (or those whose name holds WORD) in a real browser against the real
// server, on a phone and on a desktop. XINGQU_URL uses a server that already runs.
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { devices, launchBrowser, newContext } from './devices.mjs'
import { startServer } from './server.mjs'
import { Traveller } from './traveller.mjs'

async function storiesIn(folder) {
  const files = readdirSync(folder)
    .filter(file => file.endsWith('.mjs'))
    .sort()
  const modules = await Promise.all(files.map(file => import(new URL(file, folder))))
  return modules.flatMap(module => module.stories)
}

/** Runs one story in a fresh browser profile; anything the page complains about fails it. */
async function tell(story, browser, server, size) {
  const context = await newContext(browser, {
    ...devices[size],
    ...story.context,
  })
  const page = await context.newPage()
  const complaints = []
  const lost = []
  page.on('requestfailed', request =>
    lost.push(`${request.method()} ${request.url()}: ${request.failure()?.errorText}`),
  )
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('console', message => {
    if (/Content Security Policy|\[Vue warn\]|\[intlify\]/.test(message.text()))
      complaints.push(message.text())
  })
  try {
    const traveller = new Traveller(page, {
      url: server.url,
      isPhone: size === 'phone',
    })
    await story.tell(traveller, { server, context, page })
    assert.deepEqual(complaints, [], 'the page complained')
  } catch (error) {
    if (process.env.E2E_SHOTS)
      await page
        .screenshot({
          path: `${process.env.E2E_SHOTS}/failed-${story.name.replaceAll(/\W+/g, '-')}-${size}.png`,
        })
        .catch(() => undefined)
    error.message += lost.length ? `\nrequests that failed: ${lost.join(', ')}` : ''
    throw error
  } finally {
    await context.close()
  }
}

const word = process.argv[2] ?? ''
const stories = (await storiesIn(new URL('stories/', import.meta.url))).filter(story =>
  story.name.includes(word),
)
const server = process.env.XINGQU_URL
  ? { url: process.env.XINGQU_URL, end: () => undefined }
  : await startServer()
const browser = await launchBrowser()
let passed = 0
let failed = 0
let skipped = 0
for (const story of stories) {
  if (story.needsFile && !existsSync(new URL(`../../${story.needsFile}`, import.meta.url))) {
    console.log(`${story.name} skipped: needs ${story.needsFile}`)
    skipped += 1
    continue
  }
  for (const size of story.sizes ?? Object.keys(devices)) {
    if (story.needsOwnServer && !server.stop) continue
    try {
      await tell(story, browser, server, size)
      passed += 1
      console.log(`ok    ${story.name} (${size})`)
    } catch (error) {
      if (server.isRunning && !server.isRunning()) {
        console.log(
          `the server is gone (${server.ending()}); it said last:\n${server.log().slice(-2000)}`,
        )
        await server.start()
      }
      failed += 1
      console.log(
        `FAIL  ${story.name} (${size})\n${`${error.message}\n${error.stack}`
          .split('\n')
          .slice(0, 14)
          .map(line => `      ${line}`)
          .join('\n')}`,
      )
    }
  }
}
await browser.close()
await server.end()
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed ? 1 : 0
