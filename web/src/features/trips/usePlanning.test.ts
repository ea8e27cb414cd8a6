// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { effectScope } from 'vue'
import { type Answer, granted, refused } from '@/api/answer'
import type { Recommendation, Stage, Wishes } from '@/api/types'
import { usePlanning } from './usePlanning'

const wishes = { destination: '福州' } as Wishes
const stage = (name: string, done: number, total: number): Stage => ({
  stage: name,
  done,
  total,
  text: { zh: name, en: name },
})

/** A planner whose stages and answers the test sends. */
function planner() {
  const runs: { tell: (stage: Stage) => void; end: (answer: Answer<Recommendation>) => void }[] = []
  const scope = effectScope()
  const planning = scope.run(() =>
    usePlanning((_wishes, tell) => new Promise(end => runs.push({ tell, end }))),
  )!
  return { runs, planning, scope }
}

describe('planning', () => {
  it('shows each stage as it comes', async () => {
    const { runs, planning, scope } = planner()
    const done = planning.plan(wishes)
    expect(planning.stateOf('destination')).toBe('running')
    runs[0]?.tell(stage('optimise', 1, 3))
    expect(planning.stateOf('candidates')).toBe('done')
    expect(planning.stateOf('optimise')).toBe('running')
    expect(planning.stateOf('tiers')).toBe('waiting')
    runs[0]?.end(granted({ status: 200 } as Recommendation))
    await done
    expect(planning.stateOf('tiers')).toBe('done')
    scope.stop()
  })

  it('is silent about a wish that was replaced', async () => {
    const { runs, planning, scope } = planner()
    const first = planning.plan(wishes)
    const second = planning.plan(wishes)
    runs[0]?.tell(stage('tiers', 3, 3))
    expect(planning.stage.value).toBeUndefined()
    runs[0]?.end(granted({ status: 1 } as Recommendation))
    runs[1]?.end(refused('impossible_wish', 422))
    await first
    await second
    expect(planning.recommendation.value).toBeUndefined()
    expect(planning.refusal.value?.code).toBe('impossible_wish')
    scope.stop()
  })

  it('stops when the traveller cancels', async () => {
    const { runs, planning, scope } = planner()
    const run = planning.plan(wishes)
    planning.cancel()
    expect(planning.isPlanning.value).toBe(false)
    runs[0]?.end(granted({ status: 200 } as Recommendation))
    await run
    expect(planning.recommendation.value).toBeUndefined()
    scope.stop()
  })
})
