// SPDX-License-Identifier: Apache-2.0
import { expect, it, vi } from 'vitest'
import * as alerts from '@/api/alerts'
import { granted, refused } from '@/api/answer'
import type { AcceptAlertProposal, AlertProposal, TripAlert } from '@/api/types'
import { useTakingProposal } from './useTakingProposal'

const alert = { event: { id: 'e' } } as TripAlert
const proposal = { kind: 'indoor', digest: 'b2' } as AlertProposal

it('takes what was seen, and it is one change when the answer was lost and it is sent again', async () => {
  const sent: AcceptAlertProposal[] = []
  const done = vi.fn()
  const accept = vi.spyOn(alerts, 'acceptProposal').mockImplementation((_trip, _event, taken) => {
    sent.push(taken)
    return Promise.resolve(refused('offline'))
  })
  const taking = useTakingProposal('t', done)
  await taking.take(alert, proposal, 4)
  expect(sent[0]).toMatchObject({ kind: 'indoor', digest: 'b2', base_version: 4 })
  expect(taking.refused.value?.code).toBe('offline')
  expect(done).not.toHaveBeenCalled()

  accept.mockImplementation((_trip, _event, taken) => {
    sent.push(taken)
    return Promise.resolve(granted({} as never))
  })
  await taking.take(alert, proposal, 4)
  expect(sent[1]?.change_id).toBe(sent[0]?.change_id)
  expect(taking.refused.value).toBeUndefined()
  expect(done).toHaveBeenCalledWith(alert)
})

it('takes one at a time', async () => {
  const accept = vi.spyOn(alerts, 'acceptProposal').mockResolvedValue(granted({} as never))
  accept.mockClear()
  const taking = useTakingProposal('t', () => undefined)
  await Promise.all([taking.take(alert, proposal, 4), taking.take(alert, proposal, 4)])
  expect(accept).toHaveBeenCalledOnce()
})

it('tells whether a suggestion was passed on, and says why when it was not', async () => {
  const suggest = vi.spyOn(alerts, 'suggestProposal').mockResolvedValueOnce(refused('E-808'))
  const taking = useTakingProposal('t', () => undefined)
  expect(await taking.suggest(alert, proposal, 4)).toBe(false)
  expect(taking.refused.value?.code).toBe('E-808')
  suggest.mockResolvedValueOnce(granted({} as never))
  expect(await taking.suggest(alert, proposal, 4)).toBe(true)
  expect(suggest).toHaveBeenLastCalledWith('t', 'e', {
    kind: 'indoor',
    digest: 'b2',
    base_version: 4,
  })
})
