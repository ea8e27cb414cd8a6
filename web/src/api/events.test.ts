// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { type ServerEvent, readEvents } from './events'

function cut(text: string, size: number): Response {
  const bytes = new TextEncoder().encode(text)
  return new Response(
    new ReadableStream({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size)
          controller.enqueue(bytes.slice(at, at + size))
        controller.close()
      },
    }),
  )
}
async function all(response: Response) {
  const events: ServerEvent[] = []
  for await (const event of readEvents(response)) events.push(event)
  return events
}

describe('server-sent events', () => {
  const text =
    'event: stage\ndata: {"zh":"核验行程"}\n\n: a comment\n\ndata: one\ndata: two\n\nevent: done\ndata:x\n\n'
  const events = [
    { event: 'stage', data: '{"zh":"核验行程"}' },
    { event: 'message', data: 'one\ntwo' },
    { event: 'done', data: 'x' },
  ]

  it.each([1, 2, 3, 7, 1000])('are whole however the network cuts them: %i bytes', async size => {
    expect(await all(cut(text, size))).toEqual(events)
  })

  it('carry the id they were sent with', async () => {
    expect(await all(cut('id: 01A\nevent: notice\ndata: {}\n\n', 3))).toEqual([
      { event: 'notice', data: '{}', id: '01A' },
    ])
  })

  it.each([1, 5])('may end their lines with CRLF: %i bytes', async size => {
    expect(await all(cut(text.replaceAll('\n', '\r\n'), size))).toEqual(events)
  })

  it('leave out what was not finished', async () => {
    expect(await all(cut('event: done\ndata: {"half', 4))).toEqual([])
  })
})
