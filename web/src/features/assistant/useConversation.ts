// SPDX-License-Identifier: Apache-2.0
import { onScopeDispose, ref, shallowRef } from 'vue'
import { type Answer, type Refusal, aborted } from '@/api/answer'
import {
  type AssistantStep,
  beginConversation,
  openConversation,
  sayToAssistant,
} from '@/api/assistant'
import type { ConversationTurn } from '@/api/types'
import { type ShownTurn, shownTurns } from './shownTurns'

const turnOf = (role: ShownTurn['role'], text = ''): ShownTurn => ({
  role,
  text,
  steps: [],
  writtenBy: '',
  isStopped: false,
})

/** The answer at the end, begun if the last turn is a person's. */
function latest(turns: ShownTurn[]): ShownTurn {
  if (turns.at(-1)?.role !== 'model') turns.push(turnOf('model'))
  return turns.at(-1) as ShownTurn
}

function takeStep({ steps }: ShownTurn, step: AssistantStep) {
  const open = steps.find(each => each.state === 'begun' && each.function === step.function)
  if (open) Object.assign(open, { state: step.state, text: step.text })
  else steps.push({ function: step.function, text: step.text, state: step.state })
}

/** How an answer ended; what is left to say when it was refused. */
function settle(turn: ShownTurn, answer: Answer<ConversationTurn>): Refusal | undefined {
  if (!answer.ok) {
    turn.isStopped = turn.text !== ''
    return answer.refusal.code === aborted ? undefined : answer.refusal
  }
  turn.writtenBy = answer.value.written_by
  turn.code = answer.value.code
  turn.retryAfterS = answer.value.retry_after_s
  turn.isStopped = answer.value.is_stopped
}

/** One conversation: what was said, and the answer that is on its way. */
export function useConversation(onBegun: (id: string) => void, trip?: string) {
  const id = ref<string>()
  const turns = ref<ShownTurn[]>([])
  const refusal = shallowRef<Refusal>()
  const isAnswering = ref(false)
  let current: AbortController | undefined

  async function open(wanted: string | undefined) {
    current?.abort()
    current = undefined
    isAnswering.value = false
    refusal.value = undefined
    id.value = wanted
    turns.value = []
    const answer = wanted ? await openConversation(wanted) : undefined
    if (!answer || id.value !== wanted) return
    if (answer.ok) turns.value = shownTurns(answer.value.turns)
    else refusal.value = answer.refusal
  }

  async function begin(): Promise<string | undefined> {
    const answer = await beginConversation()
    refusal.value = answer.ok ? undefined : answer.refusal
    if (!answer.ok) return undefined
    id.value = answer.value.id
    onBegun(answer.value.id)
    return answer.value.id
  }

  /** Says `text`; without one, has the stopped answer gone on with. */
  async function say(text?: string) {
    if (isAnswering.value) return
    isAnswering.value = true
    const mine = (current = new AbortController())
    if (text) turns.value.push(turnOf('user', text))
    const conversation = id.value ?? (await begin())
    if (conversation) {
      refusal.value = undefined
      latest(turns.value).isStopped = false
      const listener = {
        text: (piece: string) => (latest(turns.value).text += piece),
        step: (step: AssistantStep) => takeStep(latest(turns.value), step),
      }
      const answer = await sayToAssistant(conversation, { text, trip }, listener, mine.signal)
      if (current !== mine) return
      refusal.value = settle(latest(turns.value), answer)
    }
    isAnswering.value = false
  }

  const stop = () => current?.abort()
  onScopeDispose(stop)
  return { id, turns, refusal, isAnswering, open, say, stop }
}
