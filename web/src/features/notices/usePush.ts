// SPDX-License-Identifier: Apache-2.0
import { shallowRef } from 'vue'
import type { Refusal } from '@/api/answer'
import { addPushBrowser } from '@/api/notices'

/** Why this browser cannot be told, or that it may be asked. */
export type PushState = 'unsupported' | 'not_set_up' | 'denied' | 'off' | 'on'

/** The bytes that PushManager wants of the server's key, which is base64url. */
export function bytesOf(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, letter => letter.charCodeAt(0))
}

/** "Chrome · Android", as its owner would call it. */
export function deviceOf(agent: string): string {
  const browsers = { Edg: 'Edge', Firefox: 'Firefox', Chrome: 'Chrome', Safari: 'Safari' }
  const systems = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac', 'Linux']
  const browser = Object.entries(browsers).find(([word]) => agent.includes(`${word}/`))?.[1]
  const system = systems.find(word => agent.includes(word))
  return [browser, system].filter(Boolean).join(' · ') || 'Browser'
}

/** Web push of this browser: whether it is on, and how to switch it. */
export function usePush(serverKey: string | undefined) {
  const state = shallowRef<PushState>('off')
  const refusal = shallowRef<Refusal>()
  const endpoint = shallowRef<string>()

  async function look() {
    const hasPush = 'serviceWorker' in navigator && 'PushManager' in window
    const worker = hasPush ? await navigator.serviceWorker.getRegistration() : undefined
    const subscription = await worker?.pushManager.getSubscription()
    endpoint.value = subscription?.endpoint
    if (!serverKey) state.value = 'not_set_up'
    else if (!worker) state.value = 'unsupported'
    else if (Notification.permission === 'denied') state.value = 'denied'
    else state.value = subscription ? 'on' : 'off'
  }

  /** Asks the person, so only after they pressed something. */
  async function switchOn() {
    const worker = await navigator.serviceWorker.ready
    if ((await Notification.requestPermission()) !== 'granted') return look()
    const subscription = await worker.pushManager
      .subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(serverKey ?? '') })
      .catch(() => undefined) // the browser's push service cannot be reached
    if (!subscription) {
      state.value = 'unsupported'
      return
    }
    const answer = await addPushBrowser(subscription.toJSON(), deviceOf(navigator.userAgent))
    refusal.value = answer.ok ? undefined : answer.refusal
    if (!answer.ok) await subscription.unsubscribe()
    await look()
  }

  async function switchOff() {
    const worker = await navigator.serviceWorker.getRegistration()
    await (await worker?.pushManager.getSubscription())?.unsubscribe()
    await look()
  }
  return { state, refusal, endpoint, look, switchOn, switchOff }
}
