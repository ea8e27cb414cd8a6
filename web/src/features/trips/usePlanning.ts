// SPDX-License-Identifier: Apache-2.0
import { readonly, shallowRef } from 'vue'
import type { Answer } from '@/api/answer'
import { recommend } from '@/api/trips'
import type { Recommendation, Stage, Wishes } from '@/api/types'
import { useAnswer } from '@/app/useAnswer'

type Ask = (
  wishes: Wishes,
  onStage: (stage: Stage) => void,
  signal: AbortSignal,
) => Promise<Answer<Recommendation>>

/** The stages of planning, in the order the server works through them. */
export const stageNames = ['destination', 'candidates', 'optimise', 'verify', 'tiers'] as const
export type StageName = (typeof stageNames)[number]
export type StageState = 'waiting' | 'running' | 'done'

/** One wish being planned: how far it is and how it ended. A newer wish silences the older one. */
export function usePlanning(ask: Ask = recommend) {
  const stage = shallowRef<Stage>()
  const { value, refusal, isLoading, load, cancel } = useAnswer((signal, wishes: Wishes) => {
    stage.value = undefined
    return ask(
      wishes,
      next => {
        if (!signal.aborted) stage.value = next
      },
      signal,
    )
  })

  function stateOf(name: StageName): StageState {
    if (value.value && !isLoading.value) return 'done'
    const at = stageNames.findIndex(each => each === stage.value?.stage)
    const mine = stageNames.indexOf(name)
    if (mine < at) return 'done'
    if (mine > Math.max(at, 0)) return 'waiting'
    return stage.value && stage.value.total > 0 && stage.value.done >= stage.value.total
      ? 'done'
      : 'running'
  }

  return {
    stage: readonly(stage),
    recommendation: value,
    refusal,
    isPlanning: isLoading,
    plan: load,
    cancel,
    stateOf,
  }
}
