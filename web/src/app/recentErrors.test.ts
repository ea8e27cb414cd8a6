// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, it } from 'vitest'
import { noteError, recentErrors } from './recentErrors'

describe('the errors that were shown last', () => {
  beforeEach(() => sessionStorage.clear())

  it('are kept with their time and page, the last five', () => {
    for (let minute = 0; minute < 7; minute += 1)
      noteError('E-101', `/page/${minute}`, new Date(Date.UTC(2026, 10, 22, 12, minute)))
    expect(recentErrors()).toHaveLength(5)
    expect(recentErrors().at(-1)).toBe('2026-11-22T12:06:00Z E-101 /page/6')
  })

  it('are none where nothing sensible is stored', () => {
    sessionStorage.setItem('xingqu.recent_errors', '{')
    expect(recentErrors()).toEqual([])
  })
})
