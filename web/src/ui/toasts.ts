// SPDX-License-Identifier: Apache-2.0
import { reactive } from 'vue'

interface Toast {
  id: number
  text: string
  tone: 'good' | 'bad'
}

/** How long a toast stays, in milliseconds. Long enough to read twice. */
const staysMs = 5000
let lastId = 0

export const toasts = reactive<Toast[]>([])

/** Says in one sentence that something has happened. Never the only place for an error. */
export function toast(text: string, tone: Toast['tone'] = 'good') {
  const id = ++lastId
  toasts.push({ id, text, tone })
  setTimeout(() => {
    const at = toasts.findIndex(each => each.id === id)
    if (at >= 0) toasts.splice(at, 1)
  }, staysMs)
}
