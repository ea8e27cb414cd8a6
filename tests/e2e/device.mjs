// SPDX-License-Identifier: Apache-2.0
// Another device of the same traveller, without a screen: it reads and changes a trip over the API.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { password } from './traveller.mjs'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** An id of a change; the time in it does not matter to the server. */
const newChangeId = () => `01${[...randomBytes(24)].map(byte => alphabet[byte % 32]).join('')}`

export class Device {
  constructor(url, token, trip) {
    Object.assign(this, { url, token, trip })
  }

  /** Signs in as the traveller, for the trip whose page they look at. */
  static async of(me, path) {
    const device = new Device(me.url, '', path.split('/').at(-1))
    const { access_token } = await device.ask('POST', '/api/login', {
      username: me.name,
      password,
    })
    device.token = access_token
    return device
  }

  async ask(method, path, body) {
    const answer = await fetch(this.url + path, {
      method,
      headers: {
        'Content-Type': 'application/json',
        'Accept-Language': 'zh-CN',
        ...(this.token && { Authorization: `Bearer ${this.token}` }),
      },
      body: body && JSON.stringify(body),
    })
    const said = await answer.text()
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${said.slice(0, 400)}`)
    return said ? JSON.parse(said) : undefined
  }

  read() {
    return this.ask('GET', `/api/trips/${this.trip}`)
  }

  async change(...commands) {
    const { version } = await this.read()
    return this.ask('POST', `/api/trips/${this.trip}/changes`, {
      base_version: version,
      change_id: newChangeId(),
      commands,
      keep_violations: true,
    })
  }

  /** The names of the visits, day by day. */
  async visits() {
    const { plan } = await this.read()
    return plan.days.map(day => day.visits.map(visit => visit.id))
  }
}
