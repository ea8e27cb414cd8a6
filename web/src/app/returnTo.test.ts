// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { safeReturn } from './returnTo'

describe('coming back after signing in', () => {
  it('leads to a page of ours', () => {
    expect(safeReturn('/trips?cursor=a')).toBe('/trips?cursor=a')
  })
  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    undefined,
    ['/a', '/b'],
  ])('never leads elsewhere: %s', target => expect(safeReturn(target)).toBe('/'))
})
