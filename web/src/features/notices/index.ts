// SPDX-License-Identifier: Apache-2.0
import type { RouteRecordRaw } from 'vue-router'

/** The pages this feature contributes. */
export const noticeRoutes: RouteRecordRaw[] = [
  {
    path: '/notices',
    name: 'notices',
    component: () => import('./NoticesPage.vue'),
    meta: { title: 'titles.notices', needsSession: true },
  },
  {
    path: '/notices/preferences',
    name: 'notice-preferences',
    component: () => import('./NoticePreferencesPage.vue'),
    meta: { title: 'titles.notice_preferences', needsSession: true },
  },
  {
    path: '/operations/undelivered',
    name: 'undelivered',
    component: () => import('./UndeliveredPage.vue'),
    meta: { title: 'notices.undelivered.title', needsSession: true },
  },
  {
    path: '/unsubscribe',
    name: 'unsubscribe',
    component: () => import('./UnsubscribePage.vue'),
    meta: { title: 'titles.unsubscribe' },
  },
]
