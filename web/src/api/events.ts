// SPDX-License-Identifier: Apache-2.0

export interface ServerEvent {
  event: string
  data: string
  id?: string
}

function parse(block: string): ServerEvent | undefined {
  let event = 'message'
  let id: string | undefined
  const data: string[] = []
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') event = value
    if (field === 'id') id = value
    if (field === 'data') data.push(value)
  }
  if (!data.length) return undefined
  return { event, data: data.join('\n'), ...(id === undefined ? {} : { id }) }
}

/** The events of a text/event-stream answer, however the network cut it into pieces. */
export async function* readEvents(response: Response): AsyncGenerator<ServerEvent> {
  const reader = response.body?.getReader()
  if (!reader) return
  const decoder = new TextDecoder()
  let rest = ''
  try {
    while (true) {
      const { done, value } = await reader.read()
      // A CR at the very end may be half of a CRLF, so it waits for the next piece.
      rest = (rest + decoder.decode(value, { stream: !done })).replace(/\r\n|\r(?!$)/g, '\n')
      const blocks = rest.split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const event = parse(block)
        if (event) yield event
      }
      if (done) return
    }
  } finally {
    void reader.cancel().catch(() => undefined)
  }
}
