// SPDX-License-Identifier: Apache-2.0
import type { AssistantStep } from '@/api/assistant'
import type { ConversationTurn } from '@/api/types'

export interface ShownStep {
  function: string
  text: string
  state: AssistantStep['state']
}
/** An answer as people see it: what was done on the way belongs to it. */
export interface ShownTurn {
  role: 'user' | 'model'
  text: string
  steps: ShownStep[]
  writtenBy: string
  code?: string
  retryAfterS?: number
  isStopped: boolean
}

const answerBegun = (): ShownTurn => ({
  role: 'model',
  text: '',
  steps: [],
  writtenBy: '',
  isStopped: false,
})

/** The turns as they were kept, with each function's result put into the answer it led to. */
export function shownTurns(turns: readonly ConversationTurn[]): ShownTurn[] {
  const shown: ShownTurn[] = []
  let answer: ShownTurn | undefined
  for (const turn of turns) {
    if (turn.role === 'user') {
      answer = undefined
      shown.push({ ...answerBegun(), role: 'user', text: turn.text })
      continue
    }
    if (!answer) shown.push((answer = answerBegun()))
    if (turn.role === 'function')
      answer.steps.push({
        function: turn.calls[0]?.function ?? '',
        text: turn.text,
        state: turn.awaits_consent ? 'proposed' : 'done',
      })
    else addAnswer(answer, turn)
  }
  return shown
}

function addAnswer(answer: ShownTurn, turn: ConversationTurn) {
  if (turn.text) answer.text += (answer.text && !answer.isStopped ? '\n\n' : '') + turn.text
  answer.writtenBy = turn.written_by || answer.writtenBy
  answer.code = turn.code ?? answer.code
  answer.retryAfterS = turn.retry_after_s ?? answer.retryAfterS
  answer.isStopped = turn.is_stopped
}

/** The recommendation that a step planned: its result names it. */
export function plannedBy(step: ShownStep): string | undefined {
  return step.function === 'plan_trip'
    ? /recommendation_id (\w{26})/.exec(step.text)?.[1]
    : undefined
}

/** The trip that a step changed or kept, and the version that came of a change. */
export function changedBy(step: ShownStep): { trip: string; version?: number } | undefined {
  if (step.state !== 'done' || !['revise_trip', 'keep_trip'].includes(step.function)) return
  const found = /trip_id (\w{26})(?: version (\d+))?/.exec(step.text)
  return found?.[1]
    ? { trip: found[1], version: found[2] ? Number(found[2]) : undefined }
    : undefined
}
