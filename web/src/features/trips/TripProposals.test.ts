// SPDX-License-Identifier: Apache-2.0
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import * as alerts from '@/api/alerts'
import { granted } from '@/api/answer'
import type { AlertProposal, AlertProposals } from '@/api/types'
import { i18n } from '@/app/i18n'
import TripProposals from './TripProposals.vue'

const nothing = { added: [], removed: [], moved: [], retimed: [], nights: [], conflicts: 0 }
const proposal = (kind: AlertProposal['kind'], digest: string) => ({
  kind,
  digest,
  text: { zh: kind, en: kind },
  difference: { ...nothing, total: { low_minor: 0, high_minor: 0 }, metres: 0, minutes: 0 },
  hits_left: 0,
  problems_left: 0,
})
const found = {
  version: 4,
  proposals: [proposal('least_change', 'a1'), proposal('indoor', 'b2')],
} as unknown as AlertProposals

function shown(mayEdit: boolean) {
  vi.spyOn(alerts, 'proposeRound').mockResolvedValue(granted(found))
  return mount(TripProposals, {
    props: { trip: 't', event: 'e', mayEdit },
    global: { plugins: [i18n] },
  })
}

it('tells which one is taken, and of which version of the trip', async () => {
  const page = shown(true)
  await flushPromises()
  await page.findAll('.way button')[1]?.trigger('click')
  expect(page.emitted('take')).toEqual([[found.proposals[1], 4]])
})

it('shows who may only look at the trip no way to take one', async () => {
  const page = shown(false)
  await flushPromises()
  expect(page.findAll('.way')).toHaveLength(2)
  expect(page.findAll('.way button')).toHaveLength(0)
})
