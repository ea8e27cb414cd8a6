// SPDX-License-Identifier: Apache-2.0
import type { RouteRecordRaw } from 'vue-router'

/** The pages this feature contributes. */
export const assistantRoutes: RouteRecordRaw[] = [
  {
    path: '/assistant/:id?',
    name: 'assistant',
    props: true,
    component: () => import('./AssistantPage.vue'),
    meta: { title: 'titles.assistant', needsSession: true },
  },
]
