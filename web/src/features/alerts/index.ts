// SPDX-License-Identifier: Apache-2.0
import type { RouteRecordRaw } from 'vue-router'

/** The pages this feature contributes. */
export const alertRoutes: RouteRecordRaw[] = [
  {
    path: '/sos',
    name: 'sos',
    props: route => ({ trip: route.query.trip }),
    component: () => import('./SosPage.vue'),
    meta: { title: 'titles.sos' },
  },
  {
    path: '/positions/:token',
    name: 'position',
    props: true,
    component: () => import('./PositionPage.vue'),
    meta: { title: 'titles.position' },
  },
  {
    path: '/operations/alerts',
    name: 'alert-events',
    component: () => import('./EventsPage.vue'),
    meta: { title: 'titles.alert_events', needsSession: true },
  },
]
