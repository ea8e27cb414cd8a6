// SPDX-License-Identifier: Apache-2.0
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import * as api from '@/api/notices'
import type { Notice, UnreadCount } from '@/api/types'
import { live } from './live'

/** How many notices wait, and those that came while the app was open, newest first. */
export const useInbox = defineStore('inbox', () => {
  const unread = shallowRef(0)
  const arrived = shallowRef<Notice[]>([])

  live.on('notice', data => {
    const notice = data as Notice
    if (!notice.read_at) unread.value += 1
    arrived.value = [notice, ...arrived.value]
  })
  live.on('notices_read', data => (unread.value = (data as UnreadCount).unread))

  async function markRead(what: { ids: string[] } | { until: string }) {
    const answer = await api.readNotices(what)
    if (answer.ok) unread.value = answer.value.unread
    return answer
  }

  function forget() {
    unread.value = 0
    arrived.value = []
  }
  return { unread, arrived, markRead, forget }
})
