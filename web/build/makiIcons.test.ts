// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { iconGroups } from '../src/ui/map/iconGroups.ts'
import { makiPath } from './makiIcons.ts'

describe('the icons of the map', () => {
  it('all have an outline without line breaks', () => {
    for (const name of iconGroups.keys()) expect(makiPath(name)).toMatch(/^[Mm][-\d., a-zA-Z]+$/)
  })

  it('cannot be asked for by a name that does not exist', () => {
    expect(() => makiPath('no-such-icon')).toThrow()
  })
})
