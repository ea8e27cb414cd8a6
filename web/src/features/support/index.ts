// SPDX-License-Identifier: Apache-2.0
import type { RouteRecordRaw } from 'vue-router'

/** The pages this feature contributes. */
export const supportRoutes: RouteRecordRaw[] = [
  {
    path: '/help',
    name: 'help',
    component: () => import('./HelpPage.vue'),
    meta: { title: 'titles.help' },
  },
  {
    path: '/support',
    name: 'support',
    component: () => import('./RequestsPage.vue'),
    meta: { title: 'titles.support', needsSession: true },
  },
  {
    path: '/support/new',
    name: 'ask-support',
    component: () => import('./AskPage.vue'),
    meta: { title: 'titles.ask_support', needsSession: true },
  },
  {
    path: '/support/:id',
    name: 'support-request',
    props: true,
    component: () => import('./RequestPage.vue'),
    meta: { title: 'titles.support', needsSession: true },
  },
  {
    path: '/support-figures',
    name: 'support-figures',
    component: () => import('./FiguresPage.vue'),
    meta: { title: 'desk.figures', needsSession: true },
  },
  {
    path: '/console/:id?',
    name: 'console',
    props: true,
    component: () => import('./ConsolePage.vue'),
    meta: { title: 'titles.console', needsSession: true },
  },
]
