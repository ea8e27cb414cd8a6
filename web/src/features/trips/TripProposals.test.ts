// SPDX-License-Identifier: Apache-2.0
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import * as alerts from '@/api/alerts'
import { granted } from '@/api/answer'
import type { AlertProposal, AlertProposals } from '@/api/types'
import { i18n } from '@/app/i18n'
import TripProposals from './TripProposals.vue'

const none = { low_minor: 0, high_minor: 0 }
const nothing = {
  ...{ added: [], removed: [], moved: [], retimed: [], nights: [], rides: [] },
  ...{ rides_total: none, total: none, metres: 0, minutes: 0, conflicts: 0 },
}
const proposal = (kind: AlertProposal['kind'], digest: string) => ({
  kind,
  digest,
  text: { zh: kind, en: kind },
  difference: nothing,
  hits_left: 0,
  problems_left: 0,
})
const found = {
  version: 4,
  proposals: [proposal('least_change', 'a1'), proposal('indoor', 'b2')],
} as unknown as AlertProposals

function shown(mayEdit: boolean, maySuggest = false) {
  vi.spyOn(alerts, 'proposeRound').mockResolvedValue(granted(found))
  return mount(TripProposals, {
    props: { trip: 't', event: 'e', mayEdit, maySuggest },
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

it('lets who may only suggest pass one on to those who decide', async () => {
  const page = shown(false, true)
  await flushPromises()
  await page.findAll('.way button')[0]?.trigger('click')
  expect(page.emitted('suggest')).toEqual([[found.proposals[0], 4]])
  expect(page.emitted('take')).toBeUndefined()
})
