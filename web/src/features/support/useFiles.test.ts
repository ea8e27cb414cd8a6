// SPDX-License-Identifier: Apache-2.0
import { expect, test, vi } from 'vitest'
import { granted, offline, refused } from '@/api/answer'
import { mostBytes } from '@/api/supportFiles'
import type { SupportFile } from '@/api/types'
import { useFiles } from './useFiles'

const picture = (name = '门票.png', type = 'image/png') => new File(['png'], name, { type })
const kept = granted({} as SupportFile)

test('what is chosen is brought at once and then may be sent', async () => {
  const bring = vi.fn(async () => kept)
  const files = useFiles(bring)
  await files.add([picture(), picture('b.png')])
  expect(bring).toHaveBeenCalledTimes(2)
  expect(files.isReady.value).toBe(true)
  expect(files.ids.value).toHaveLength(2)
})

test('a file that did not arrive stays, and is tried again under its id', async () => {
  const bring = vi.fn(async (_id: string, _file: File) => refused<SupportFile>(offline))
  const files = useFiles(bring)
  await files.add([picture()])
  const [first] = files.chosen.value
  expect(first?.state).toBe('failed')
  expect(files.isReady.value).toBe(false)
  bring.mockImplementation(async () => kept)
  await files.send(first?.id ?? '')
  expect(files.isReady.value).toBe(true)
  expect(bring.mock.calls[0]?.[0]).toBe(bring.mock.calls[1]?.[0])
})

test('what would be refused is not sent, and says why', async () => {
  const bring = vi.fn(async () => kept)
  const files = useFiles(bring)
  const large = picture()
  Object.defineProperty(large, 'size', { value: mostBytes + 1 })
  await files.add([large, picture('x.svg', 'image/svg+xml')])
  expect(files.chosen.value.map(each => each.why)).toEqual(['too_large', 'unknown_type'])
  expect(bring).not.toHaveBeenCalled()
})

test('five files go with a message, and one removed makes room', async () => {
  const files = useFiles(async () => kept)
  await files.add(Array.from({ length: 6 }, () => picture()))
  expect(files.chosen.value).toHaveLength(5)
  expect(files.isTooMany.value).toBe(true)
  files.remove(files.ids.value[0] ?? '')
  expect(files.isTooMany.value).toBe(false)
  await files.add([picture()])
  expect(files.chosen.value).toHaveLength(5)
})
