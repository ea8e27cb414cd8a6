// SPDX-License-Identifier: Apache-2.0
import { computed, ref, shallowRef, watch } from 'vue'
import type { Refusal } from '@/api/answer'
import {
  type ImportReport,
  type ImportWish,
  base64url,
  importTrip,
  mostFileBytes,
  previewImport,
} from '@/api/imports'
import { useAnswer } from '@/app/useAnswer'

const ask = (signal: AbortSignal, content: string, wanted: ImportWish) =>
  previewImport(content, wanted, signal)

/** A chosen file, what would become of it, and the trip made of it. */
export function useImport() {
  const file = shallowRef<{ name: string; content: string }>()
  const isTooLarge = ref(false)
  const startDate = ref('')
  const budget = ref('')
  const without = ref<number[]>([])
  const report = shallowRef<ImportReport>()
  const refusal = shallowRef<Refusal>()
  const isSaving = ref(false)
  const wish = computed<ImportWish>(() => ({
    start_date: startDate.value || undefined,
    budget: /^\d+$/.test(budget.value) ? Number(budget.value) : undefined,
    without: without.value,
  }))
  const { isLoading, load } = useAnswer(ask)

  async function preview() {
    if (!file.value) return
    const answer = await load(file.value.content, wish.value)
    if (!answer) return // a newer one is on its way
    refusal.value = answer.ok ? undefined : answer.refusal
    if (answer.ok) report.value = answer.value
  }

  async function choose(chosen: File | undefined) {
    report.value = undefined
    refusal.value = undefined
    isTooLarge.value = chosen !== undefined && chosen.size > mostFileBytes
    file.value = undefined
    if (!chosen || isTooLarge.value) return
    const content = base64url(new Uint8Array(await chosen.arrayBuffer()))
    without.value = []
    file.value = { name: chosen.name, content }
    await preview()
  }

  async function save(name: string) {
    if (!file.value) return
    isSaving.value = true
    const answer = await importTrip(file.value.content, {
      ...wish.value,
      name: name.trim() || undefined,
    })
    isSaving.value = false
    refusal.value = answer.ok ? undefined : answer.refusal
    return answer.ok ? answer.value.trip : undefined
  }

  watch(wish, () => void preview())
  return {
    file,
    isTooLarge,
    startDate,
    budget,
    without,
    report,
    refusal,
    isLoading,
    isSaving,
    preview,
    choose,
    save,
  }
}
