// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A foreign service of tests/standins/ on a loopback port, until end() or the end of this process. */
export async function startStandIn(name, ...options) {
  const program = fileURLToPath(new URL(`../standins/${name}.py`, import.meta.url))
  const child = spawn('python3', [program, '--port', '0', '--until-stdin-closes', ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [line] = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', text => resolve([text]))
    child.once('exit', code => reject(new Error(`${name} ended with ${code}`)))
  })
  const url = line.split(' ').at(-1)
  return {
    url,
    async control(members) {
      const answer = await fetch(`${url}/_control`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(members),
      })
      if (!answer.ok) throw new Error(await answer.text())
    },
    end: () => child.stdin.end(),
  }
}
