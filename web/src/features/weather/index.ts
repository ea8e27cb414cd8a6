// SPDX-License-Identifier: Apache-2.0
import type { RouteRecordRaw } from 'vue-router'

/** The pages this feature contributes. */
export const weatherRoutes: RouteRecordRaw[] = [
  {
    path: '/weather/:adcode(\\d{6})',
    name: 'weather',
    props: route => ({ adcode: route.params.adcode, from: route.query.from }),
    component: () => import('./WeatherPage.vue'),
    meta: { title: 'titles.weather' },
  },
]
