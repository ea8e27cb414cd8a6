// SPDX-License-Identifier: Apache-2.0
import { type Ref, ref, shallowRef } from 'vue'
import type { Answer, Refusal } from '@/api/answer'
import type { Said } from '@/api/feedback'

/** An opinion as the server keeps it. */
export interface KeptOpinion<Remark extends string> extends Said<Remark> {
  is_hidden: boolean
}

/** How an opinion is kept and taken back. */
export interface OpinionPort<Remark extends string> {
  put: (said: Said<Remark>) => Promise<Answer<{ opinion?: KeptOpinion<Remark> }>>
  remove: () => Promise<Answer<void>>
}

const nothing = { stars: 0, remarks: [], text: '' }

/**
 * One's own opinion, kept with each tap. While one is on its way the next waits, and only the
 * newest is sent, so that a late answer never undoes a later tap.
 */
export function useOpinion<Remark extends string>(
  port: OpinionPort<Remark>,
  kept: KeptOpinion<Remark> | undefined,
) {
  const said = ref({ ...nothing, ...kept }) as Ref<Said<Remark>>
  const isKept = ref(kept !== undefined)
  const isHidden = ref(kept?.is_hidden ?? false)
  const isSaving = ref(false)
  const done = ref<'saved' | 'taken_back'>()
  const refusal = shallowRef<Refusal>()
  let isWaiting = false

  async function send() {
    const { stars, remarks, text } = said.value
    const answer = await port.put({ stars, remarks: [...remarks], text })
    refusal.value = answer.ok ? undefined : answer.refusal
    done.value = answer.ok ? 'saved' : undefined
    if (!answer.ok) return
    isKept.value = true
    isHidden.value = answer.value.opinion?.is_hidden ?? false
  }

  /** Keeps what is said, once there are stars. */
  async function save() {
    if (!said.value.stars) return
    isWaiting = true
    if (isSaving.value) return
    isSaving.value = true
    while (isWaiting) {
      isWaiting = false
      await send()
    }
    isSaving.value = false
  }

  async function takeBack() {
    const answer = await port.remove()
    refusal.value = answer.ok ? undefined : answer.refusal
    if (!answer.ok) return
    said.value = { ...nothing, remarks: [] }
    isKept.value = false
    done.value = 'taken_back'
  }

  return { said, isKept, isHidden, isSaving, done, refusal, save, takeBack }
}
