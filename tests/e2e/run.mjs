// SPDX-License-Identifier: Apache-2.0
// npm run e2e [WORD]: every story (or those whose name holds WORD) in a real browser against the real
// server, on a phone and on a desktop. XINGQU_URL uses a server that already runs. E2E_WORKERS run side
// by side (2 unless told), each with a server of its own.
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { devices, launchBrowser, newContext } from './devices.mjs'
import { startServer } from './server.mjs'
import { Traveller, watchAnswers } from './traveller.mjs'

/** The longest takes a fifth of it; what takes longer waits for something that never comes. */
const longestTellingMs = 300_000

async function storiesIn(folder) {
  const files = readdirSync(folder)
    .filter(file => file.endsWith('.mjs'))
    .sort()
  const modules = await Promise.all(files.map(file => import(new URL(file, folder))))
  return modules.flatMap(module => module.stories)
}

/** What `doing` comes to, or an error once it has taken too long. */
function inTime(doing) {
  let patience
  const tooLong = new Promise((_, fail) => {
    const error = new Error(`not told to its end in ${longestTellingMs / 1000} s`)
    patience = setTimeout(fail, longestTellingMs, error)
  })
  return Promise.race([doing, tooLong]).finally(() => clearTimeout(patience))
}

/** Runs one story in a fresh browser profile; anything the page complains about fails it. */
async function tell(story, browser, server, size) {
  const context = await newContext(browser, {
    ...devices[size],
    ...story.context,
  })
  await context.addInitScript(watchAnswers)
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
    await inTime(story.tell(traveller, { server, context, page }))
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
const sum = { passed: 0, failed: 0, skipped: 0 }

function isThere(story) {
  if (!story.needsFile || existsSync(new URL(`../../${story.needsFile}`, import.meta.url)))
    return true
  console.log(`${story.name} skipped: needs ${story.needsFile}`)
  sum.skipped += 1
  return false
}
const tellings = stories
  .filter(isThere)
  .flatMap(story => (story.sizes ?? Object.keys(devices)).map(size => ({ story, size })))

const indented = text =>
  text
    .split('\n')
    .slice(0, 14)
    .map(line => `      ${line}`)
    .join('\n')

/** One telling, with one line of output at its end, or several at once. */
async function report({ story, size }, browser, server) {
  if (story.needsOwnServer && !server.stop) return
  const began = performance.now()
  try {
    await tell(story, browser, server, size)
    sum.passed += 1
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(`ok    ${story.name} (${size}, ${seconds} s)`)
  } catch (error) {
    sum.failed += 1
    const lines = [`FAIL  ${story.name} (${size})`, indented(`${error.message}\n${error.stack}`)]
    if (server.isRunning && !server.isRunning()) {
      const last = server.log().slice(-2000)
      lines.unshift(`the server is gone (${server.ending()}); it said last:\n${last}`)
      await server.start()
    }
    console.log(lines.join('\n'))
  }
}

/** Tells what is left, with a server and a browser of its own. */
async function work() {
  const server = process.env.XINGQU_URL
    ? { url: process.env.XINGQU_URL, end: () => undefined }
    : await startServer()
  const browser = await launchBrowser()
  for (let next = tellings.shift(); next; next = tellings.shift())
    await report(next, browser, server)
  await browser.close()
  await server.end()
}

const workers = process.env.XINGQU_URL ? 1 : Number(process.env.E2E_WORKERS ?? 2)
if (!(workers >= 1)) throw new Error('E2E_WORKERS is how many stories run side by side, from 1 on')
await Promise.all(Array.from({ length: Math.min(workers, tellings.length || 1) }, work))
const { passed, failed, skipped } = sum
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed ? 1 : 0
