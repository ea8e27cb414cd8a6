// SPDX-License-Identifier: Apache-2.0
import type { RouteRecordRaw } from 'vue-router'

/** The pages this feature contributes. */
export const feedbackRoutes: RouteRecordRaw[] = [
  {
    path: '/feedback',
    name: 'comment',
    component: () => import('./CommentPage.vue'),
    meta: { title: 'feedback.comment.title' },
  },
  {
    path: '/operations/comments',
    name: 'comments',
    component: () => import('./CommentsPage.vue'),
    meta: { title: 'feedback.comment.desk', needsSession: true },
  },
  {
    path: '/operations/feedback',
    name: 'opinions',
    component: () => import('./OpinionsPage.vue'),
    meta: { title: 'feedback.title', needsSession: true },
  },
]
