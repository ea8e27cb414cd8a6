// SPDX-License-Identifier: Apache-2.0
import { onScopeDispose, shallowRef } from 'vue'

/** Where a visit is let go: a day or the tray, before another visit or at the end. */
export interface Drop {
  item: string
  list: string
  before?: string
}

/** How far a pointer goes before it drags, in CSS pixels, and how long a finger rests. */
const slackPx = 6
const restMs = 400
/** Near an edge of the window the page scrolls along, this far and this fast. */
const edgePx = 90
const fastestPx = 14

interface Grip {
  item: string
  element: HTMLElement
  x: number
  y: number
}

const listAt = (x: number, y: number) =>
  document
    .elementsFromPoint(x, y)
    .map(each => each.closest<HTMLElement>('[data-list]'))
    .find(each => each !== null)

/** The place in a list that a height means: before the first visit whose middle lies below. */
export function beforeAt(list: HTMLElement, y: number, item: string): string | undefined {
  const rows = [...list.querySelectorAll<HTMLElement>('[data-item]')]
  const below = rows.find(row => {
    const box = row.getBoundingClientRect()
    return row.dataset.item !== item && y < box.top + box.height / 2
  })
  return below?.dataset.item
}

interface Follow {
  move: (event: PointerEvent) => void
  end: (isDone: boolean) => void
  isDragging: () => boolean
}

/** Hears of one pointer wherever it goes, until the answer is called. */
function follow(pointer: number, { move, end, isDragging }: Follow): () => void {
  const ending = new AbortController()
  const { signal } = ending
  const of = (event: PointerEvent) => event.pointerId === pointer
  addEventListener('pointermove', event => of(event) && move(event), { signal })
  addEventListener('pointerup', event => of(event) && end(true), { signal })
  addEventListener('pointercancel', event => of(event) && end(false), { signal })
  addEventListener('keydown', event => event.key === 'Escape' && end(false), { signal })
  // The browser must not scroll what is dragged with a finger.
  const hold = (event: TouchEvent) => isDragging() && event.preventDefault()
  addEventListener('touchmove', hold, { signal, passive: false })
  return () => ending.abort()
}

/** How far to scroll in a frame for a pointer at a height of the window. */
export function scrollFor(y: number, height: number): number {
  const over = y < edgePx ? y - edgePx : Math.max(0, y - height + edgePx)
  return Math.max(-1, Math.min(1, over / edgePx)) * fastestPx
}

/**
 * Dragging visits between lists (`data-list`) of rows (`data-item`), with mouse, pen or finger. The
 * handle drags at once; elsewhere on the row a finger has to rest first, so that scrolling stays
 * scrolling. Escape lets go without a change.
 */
export function useDrag(drop: (to: Drop) => void) {
  const dragged = shallowRef<string>()
  const target = shallowRef<Drop>()
  const ghost = shallowRef<{ x: number; y: number; width: number }>()
  let grip: Grip | undefined
  let rest: ReturnType<typeof setTimeout> | undefined
  let unfollow: (() => void) | undefined
  let frame = 0
  let at = { x: 0, y: 0 }

  function aim() {
    if (!grip) return
    const list = listAt(at.x, at.y)
    const name = list?.dataset.list
    const item = grip.item
    target.value =
      list && name ? { item, list: name, before: beforeAt(list, at.y, item) } : undefined
    ghost.value = { x: at.x, y: at.y, width: grip.element.offsetWidth }
  }

  function start() {
    clearTimeout(rest)
    dragged.value = grip?.item
    scrollBy(0, scrollFor(at.y, innerHeight))
    aim()
    frame = requestAnimationFrame(start)
  }

  function end(isDone: boolean) {
    clearTimeout(rest)
    cancelAnimationFrame(frame)
    unfollow?.()
    const to = dragged.value && target.value
    grip = dragged.value = target.value = ghost.value = undefined
    if (isDone && to) drop(to)
  }

  function move(event: PointerEvent) {
    if (!grip) return
    at = { x: event.clientX, y: event.clientY }
    if (dragged.value) return aim()
    if (Math.hypot(at.x - grip.x, at.y - grip.y) <= slackPx) return
    if (rest)
      end(false) // a finger that scrolls
    else start()
  }

  function grab(event: PointerEvent, item: string, isHandle: boolean) {
    const row = (event.currentTarget as HTMLElement).closest<HTMLElement>('[data-item]')
    if (!row || grip || event.button !== 0 || (!isHandle && event.pointerType !== 'touch')) return
    at = { x: event.clientX, y: event.clientY }
    grip = { item, element: row, ...at }
    rest = isHandle ? undefined : setTimeout(start, restMs)
    unfollow = follow(event.pointerId, { move, end, isDragging: () => Boolean(dragged.value) })
  }

  onScopeDispose(() => end(false))
  return { dragged, target, ghost, grab }
}
