// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { i18n } from '@/app/i18n'
import { wishesFrom, emptyDraft } from './draft'
import { labelOf } from './wishFields'

describe('what a refusal points at', () => {
  it('is called what the form calls it', () => {
    expect(labelOf('/must/1')).toBe('wish.must')
    expect(labelOf('/ride/leave_after')).toBe('wish.journey')
    expect(labelOf('/nobody/knows')).toBeUndefined()
    expect(labelOf('')).toBeUndefined()
  })

  it('has a name for every field that the form sends, but the needs that cannot be wrong', () => {
    const isSwitch = (field: string) =>
      ['accessibility', 'kidFriendly', 'petFriendly'].includes(field)
    for (const field of Object.keys(wishesFrom(emptyDraft())).filter(each => !isSwitch(each))) {
      const label = labelOf(`/${field}`)
      expect(label && i18n.global.te(label), field).toBe(true)
    }
  })
})
