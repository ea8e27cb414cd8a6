// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useSelection } from './useSelection'

async function at(address: string) {
  let selection!: ReturnType<typeof useSelection>
  const page = defineComponent(() => {
    selection = useSelection()
    return () => h('p')
  })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: page }],
  })
  await router.push(address)
  mount(page, { global: { plugins: [router] } })
  const settled = () => new Promise<void>(resolve => router.afterEach(() => resolve()))
  return { selection, router, settled }
}

describe('what is selected in a plan', () => {
  it('is read from the address', async () => {
    const { selection } = await at('/?day=2&visit=2.3&part=costs&view=map')
    expect(selection.day.value).toBe(2)
    expect(selection.selected.value).toEqual({ day: 2, visit: 3 })
    expect(selection.part.value).toBe('costs')
    expect(selection.side.value).toBe('map')
  })

  it.each(['/?visit=x.y', '/?visit=2', '/?visit=0.1', '/?visit=1.-2', '/?day=-1'])(
    'is nothing when the address makes no sense: %s',
    async address => {
      const { selection } = await at(address)
      expect(selection.day.value).toBeUndefined()
      expect(selection.selected.value).toBeUndefined()
    },
  )

  it('is written back, and let go when selected again', async () => {
    const { selection, router, settled } = await at('/?day=1')
    let done = settled()
    selection.select({ day: 1, visit: 2 })
    await done
    expect(router.currentRoute.value.query).toEqual({ day: '1', visit: '1.2' })
    done = settled()
    selection.select({ day: 1, visit: 2 })
    await done
    expect(router.currentRoute.value.query.visit).toBeUndefined()
  })

  it('is let go when another day is shown', async () => {
    const { selection, router, settled } = await at('/?day=1&visit=1.2')
    const done = settled()
    selection.selectDay(2)
    await done
    expect(router.currentRoute.value.query).toEqual({ day: '2' })
  })

  it('is led to on the timeline from any part of the plan', async () => {
    const { selection, router, settled } = await at('/?part=why&view=map&day=1')
    const done = settled()
    selection.show({ day: 2, visit: 3 })
    await done
    expect(router.currentRoute.value.query).toEqual({ visit: '2.3' })
  })
})
