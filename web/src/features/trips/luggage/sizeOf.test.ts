// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { sizeOf } from './sizeOf'

test.each([
  [1, '1 KB'],
  [831_488, '812 KB'],
  [1_468_006, '1.4 MB'],
])('%i bytes are %s', (bytes, shown) => expect(sizeOf(bytes, String)).toBe(shown))
