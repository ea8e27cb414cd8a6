// SPDX-License-Identifier: Apache-2.0
import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../../', import.meta.url))
const binary = process.env.XINGQU_BINARY ?? join(root, 'build/release/xingqu')
/** How long a server may take to answer or to stop, in milliseconds. */
const patienceMs = 30_000

function freePort() {
  return new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

async function answers(url) {
  return fetch(`${url}/api/version`).then(
    response => response.ok,
    () => false,
  )
}

const mailbox = 'support@travel.example'

/** The real binary with an empty database of its own. It can be stopped and started again on its port. */
export async function startServer(more = {}, web = join(root, 'web/dist')) {
  if (!existsSync(binary))
    throw new Error(`${binary} does not exist: build the preset release first`)
  const data = mkdtempSync(join(tmpdir(), 'xingqu-e2e-'))
  const port = await freePort()
  const adminPort = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child
  let said = ''

  async function start() {
    const settings = {
      'server.admin_listen': `127.0.0.1:${adminPort}`,
      'server.requests_per_minute': 0,
      'accounts.registrations_per_minute': 0,
      'sms.transport': 'folder',
      'support.mail_address': mailbox,
      'feedback.settled_days': 0, // whoever signs up in a story counts in full
      ...more,
    }
    const set = Object.entries(settings).flatMap(([name, value]) => ['--set', `${name}=${value}`])
    const args = ['--data', data, ...set, 'serve', '--listen', `127.0.0.1:${port}`, '--web', web]
    child = spawn(binary, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', text => (said += text))
    const until = Date.now() + patienceMs
    while (!(await answers(url))) {
      if (child.exitCode !== null || Date.now() > until)
        throw new Error(`the server did not start:\n${said}`)
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }

  const isRunning = () => child && child.exitCode === null && child.signalCode === null

  function stop(signal = 'SIGTERM') {
    if (!isRunning()) return Promise.resolve()
    const leaving = child // by the time patience ends, another one may be running
    const patience = setTimeout(() => leaving.kill('SIGKILL'), patienceMs)
    return new Promise(resolve => {
      leaving.once('exit', () => {
        clearTimeout(patience)
        resolve()
      })
      leaving.kill(signal)
    })
  }

  /** The command line of the program, on this server's data. */
  const command = (...words) => promisify(execFile)(binary, ['--data', data, ...words])
  const run = (...words) => command('import', ...words)

  /** Asks until the server, which looks for imports every second, has taken one over. */
  async function follows(path, isThere) {
    const until = Date.now() + patienceMs
    while (!isThere(await (await fetch(url + path)).json())) {
      if (Date.now() > until) throw new Error(`the server does not follow: ${path}`)
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }

  /** Map tiles of the made-up town that lies in 福州, which the server then follows. */
  async function importTown() {
    await run('tiles', join(root, 'server/tiles/tests/town.osm'))
    await follows('/tiles/index.json', index => index.tiles.length)
  }

  /** Places, streets and tiles of an extract, named from the root; `way` asks along its streets. */
  async function importExtract(extract, way) {
    for (const what of ['osm', 'streets', 'tiles']) await run(what, join(root, extract))
    await follows('/tiles/index.json', index => index.tiles.length)
    await follows(`/api/travel/route?${way}`, ({ source }) => source === 'streets')
  }

  /** Currency rates of a file with this text. */
  async function importRates(text) {
    const file = join(data, 'rates.csv')
    writeFileSync(file, text)
    await run('rates', file)
  }

  /** Makes somebody an operator, say; it counts from their next sign-in. */
  const setRole = (name, role) =>
    promisify(execFile)(binary, ['--data', data, 'user', 'role', name, role])

  /** Hands a letter to support, as a mail server does. */
  function bringLetter(text) {
    const done = promisify(execFile)(binary, [
      '--data',
      data,
      '--set',
      `support.mail_address=${mailbox}`,
      'mail',
      'receive',
    ])
    done.child.stdin.end(text)
    return done
  }

  /** Where an answer to the newest letter to somebody goes; waits until there is one. */
  async function replyAddressFor(address) {
    const folder = join(data, 'outbox')
    const until = Date.now() + patienceMs
    while (Date.now() < until) {
      const found = (existsSync(folder) ? readdirSync(folder) : [])
        .filter(name => name.endsWith('.eml'))
        .sort()
        .map(name => readFileSync(join(folder, name), 'utf8').replaceAll(/\r\n[ \t]/g, ' '))
        .filter(letter => /^To: (.*)\r$/m.exec(letter)?.[1].endsWith(`<${address}>`))
        .map(letter => /^Reply-To: (.*)\r$/m.exec(letter)?.[1])
        .filter(Boolean)
      if (found.length) return found.at(-1)
      await new Promise(resolve => setTimeout(resolve, 100))
    }
    throw new Error(`no letter to ${address}`)
  }

  /** The short messages of the sandbox that went to a number in E.164, the oldest first. */
  function shortMessagesTo(number) {
    const folder = join(data, 'outbox')
    const files = readdirSync(folder).filter(name => name.endsWith('.sms.json'))
    return files
      .sort()
      .map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')))
      .filter(message => message.number === number)
  }

  await start()
  return {
    url,
    command,
    importTown,
    importRates,
    importExtract,
    setRole,
    shortMessagesTo,
    bringLetter,
    replyAddressFor,
    start,
    stop,
    isRunning,
    log: () => said,
    ending: () => child?.signalCode ?? child?.exitCode,
    async end() {
      await stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
