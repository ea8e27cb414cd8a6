// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import { foreignZone } from './foreignZone'

it('names the zone whose clocks differ from those of the reader on that day', () => {
  expect(foreignZone('Europe/Paris', '2026-07-01', 'Asia/Shanghai')).toBe('Europe/Paris')
  expect(foreignZone('Asia/Shanghai', '2026-07-01', 'Asia/Singapore')).toBeUndefined()
  expect(foreignZone('Europe/London', '2026-01-10', 'Africa/Abidjan')).toBeUndefined()
  expect(foreignZone('Europe/London', '2026-07-10', 'Africa/Abidjan')).toBe('Europe/London')
  expect(foreignZone(undefined, '2026-07-10', 'Africa/Abidjan')).toBeUndefined()
  expect(foreignZone('Mars/Base', '2026-07-10', 'Africa/Abidjan')).toBe('Mars/Base')
})
