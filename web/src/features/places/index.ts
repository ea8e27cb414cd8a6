// SPDX-License-Identifier: Apache-2.0
import type { RouteRecordRaw } from 'vue-router'

/** The pages this feature contributes. */
export const placeRoutes: RouteRecordRaw[] = [
  {
    path: '/places',
    name: 'places',
    component: () => import('./PlacesPage.vue'),
    meta: { title: 'titles.places' },
  },
  {
    path: '/places/:placeKey',
    name: 'place',
    props: true,
    component: () => import('./PlacePage.vue'),
    meta: { title: 'titles.place' },
  },
]
