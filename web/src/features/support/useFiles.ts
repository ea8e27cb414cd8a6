// SPDX-License-Identifier: Apache-2.0
import { computed, ref } from 'vue'
import type { Answer } from '@/api/answer'
import { newId } from '@/api/newId'
import { mostBytes, mostFiles } from '@/api/supportFiles'
import type { SupportFile } from '@/api/types'

export interface ChosenFile {
  id: string
  file: File
  state: 'sending' | 'ready' | 'failed'
  /** Why it was not taken, in words; empty: the server or the way there. */
  why: '' | 'too_large' | 'unknown_type'
}

type Bring = (id: string, file: File) => Promise<Answer<SupportFile>>

const taken = /^(image\/(png|jpeg|webp|gif|heic)|application\/pdf|text\/(plain|csv))$/

/**
 * Files that are to go with the next words. Each is brought as soon as it is chosen; one that fails
 * stays in the list, to be tried again under the same id.
 */
export function useFiles(bring: Bring) {
  const chosen = ref<ChosenFile[]>([])
  const isTooMany = ref(false)
  const isReady = computed(() => chosen.value.every(each => each.state === 'ready'))
  const ids = computed(() => chosen.value.map(each => each.id))
  const find = (id: string) => chosen.value.find(each => each.id === id)

  function refusedAtOnce(file: File): ChosenFile['why'] {
    if (file.size > mostBytes) return 'too_large'
    return taken.test(file.type || 'text/plain') ? '' : 'unknown_type'
  }

  async function send(id: string) {
    const entry = find(id)
    if (!entry || entry.why) return
    entry.state = 'sending'
    const answer = await bring(id, entry.file)
    const now = find(id) // it may have been removed meanwhile
    if (!now) return
    now.state = answer.ok ? 'ready' : 'failed'
    if (!answer.ok && answer.refusal.code === 'file_type') now.why = 'unknown_type'
  }

  async function add(files: Iterable<File>) {
    const list = [...files]
    const room = mostFiles - chosen.value.length
    isTooMany.value = list.length > room
    const added = list.slice(0, Math.max(0, room)).map(file => {
      const why = refusedAtOnce(file)
      return { id: newId(), file, why, state: why ? 'failed' : 'sending' } as ChosenFile
    })
    chosen.value.push(...added)
    for (const each of added) await send(each.id)
  }

  function remove(id: string) {
    chosen.value = chosen.value.filter(each => each.id !== id)
    isTooMany.value = false
  }
  function clear() {
    chosen.value = []
    isTooMany.value = false
  }
  return { chosen, ids, isReady, isTooMany, add, send, remove, clear }
}

export type ChosenFiles = ReturnType<typeof useFiles>
