// SPDX-License-Identifier: Apache-2.0
import { type Ref, onScopeDispose, watch } from 'vue'

/** How far a finger travels sideways before it means "next", in CSS pixels. */
const farPx = 56

/** Calls `turn` with 1 (next) or -1 (back) when a finger swipes across the element. */
export function useSwipe(element: Readonly<Ref<HTMLElement | null>>, turn: (by: 1 | -1) => void) {
  let from: { x: number; y: number } | undefined

  function start(event: TouchEvent) {
    const touch = event.touches.length === 1 ? event.touches[0] : undefined
    from = touch && { x: touch.clientX, y: touch.clientY }
  }

  function end(event: TouchEvent) {
    const touch = event.changedTouches[0]
    if (!from || !touch) return
    const [x, y] = [touch.clientX - from.x, touch.clientY - from.y]
    from = undefined
    if (Math.abs(x) > farPx && Math.abs(x) > 2 * Math.abs(y)) turn(x < 0 ? 1 : -1)
  }

  function leave(old: HTMLElement | null) {
    old?.removeEventListener('touchstart', start)
    old?.removeEventListener('touchend', end)
  }

  watch(
    element,
    (now, old) => {
      leave(old ?? null)
      now?.addEventListener('touchstart', start, { passive: true })
      now?.addEventListener('touchend', end, { passive: true })
    },
    { immediate: true },
  )
  onScopeDispose(() => leave(element.value))
}
