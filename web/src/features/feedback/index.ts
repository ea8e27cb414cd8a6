// SPDX-License-Identifier: Apache-2.0
import type { RouteRecordRaw } from 'vue-router'

/** The pages this feature contributes. */
export const feedbackRoutes: RouteRecordRaw[] = [
  {
    path: '/operations/feedback',
    name: 'opinions',
    component: () => import('./OpinionsPage.vue'),
    meta: { title: 'feedback.title', needsSession: true },
  },
]
