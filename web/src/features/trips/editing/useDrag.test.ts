// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type EffectScope, effectScope } from 'vue'
import { type Drop, beforeAt, scrollFor, useDrag } from './useDrag'

/** Rows of 50 px each, from the top of the window. */
function listOf(...items: string[]) {
  const list = document.createElement('ol')
  list.dataset.list = '2024-10-25'
  items.forEach((item, at) => {
    const row = document.createElement('li')
    row.dataset.item = item
    row.getBoundingClientRect = () => ({ top: at * 50, height: 50 }) as DOMRect
    list.append(row)
  })
  document.body.append(list)
  return list
}

const pointer = (type: string, x: number, y: number, pointerType = 'mouse') =>
  new PointerEvent(type, { clientX: x, clientY: y, pointerId: 1, button: 0, pointerType })

describe('dragging a visit', () => {
  const drop = vi.fn<(to: Drop) => void>()
  let scope: EffectScope
  let drag: ReturnType<typeof useDrag>
  let list: HTMLElement

  function grab(item: string, isHandle: boolean, pointerType = 'mouse') {
    const row = list.querySelector<HTMLElement>(`[data-item="${item}"]`)!
    const press = (event: PointerEvent) => drag.grab(event, item, isHandle)
    row.addEventListener('pointerdown', press, { once: true })
    row.dispatchEvent(pointer('pointerdown', 10, 10, pointerType))
  }

  beforeEach(() => {
    vi.useFakeTimers()
    drop.mockReset()
    list = listOf('a', 'b', 'c')
    document.elementsFromPoint = () => [list]
    scope = effectScope()
    drag = scope.run(() => useDrag(drop))!
  })
  afterEach(() => {
    scope.stop()
    list.remove()
    vi.useRealTimers()
  })

  it('by its handle lets it go before the one below', () => {
    grab('a', true)
    dispatchEvent(pointer('pointermove', 10, 80))
    expect(drag.dragged.value).toBe('a')
    dispatchEvent(pointer('pointermove', 10, 110))
    dispatchEvent(pointer('pointerup', 10, 110))
    expect(drop).toHaveBeenCalledExactlyOnceWith({ item: 'a', list: '2024-10-25', before: 'c' })
    expect(drag.dragged.value).toBeUndefined()
  })

  it('begins with a movement, so that a press stays a press', () => {
    grab('a', true)
    dispatchEvent(pointer('pointermove', 12, 12))
    dispatchEvent(pointer('pointerup', 12, 12))
    expect(drop).not.toHaveBeenCalled()
  })

  it('begins elsewhere on the row when a finger rests, and not when it scrolls', () => {
    grab('a', false, 'touch')
    dispatchEvent(pointer('pointermove', 10, 60, 'touch'))
    vi.advanceTimersByTime(1000)
    expect(drag.dragged.value).toBeUndefined()

    grab('a', false, 'touch')
    vi.advanceTimersByTime(1000)
    expect(drag.dragged.value).toBe('a')
  })

  it('never begins elsewhere with a mouse, which selects text there', () => {
    grab('a', false)
    vi.advanceTimersByTime(1000)
    expect(drag.dragged.value).toBeUndefined()
  })

  it('is let go without a change by Escape, and when the browser takes the pointer away', () => {
    for (const event of [
      new KeyboardEvent('keydown', { key: 'Escape' }),
      pointer('pointercancel', 10, 110),
    ]) {
      grab('a', true)
      dispatchEvent(pointer('pointermove', 10, 110))
      dispatchEvent(event)
      dispatchEvent(pointer('pointerup', 10, 110))
    }
    expect(drop).not.toHaveBeenCalled()
  })
})

it('a height in a list is before the first visit whose middle lies below, never before itself', () => {
  const list = listOf('a', 'b', 'c')
  expect(beforeAt(list, 20, 'c')).toBe('a')
  expect(beforeAt(list, 30, 'c')).toBe('b')
  expect(beforeAt(list, 60, 'b')).toBe('c')
  expect(beforeAt(list, 140, 'a')).toBeUndefined()
  list.remove()
})

it('the page scrolls along near the edges of the window alone', () => {
  expect(scrollFor(400, 800)).toBe(0)
  expect(scrollFor(10, 800)).toBeLessThan(0)
  expect(scrollFor(795, 800)).toBeGreaterThan(0)
})
