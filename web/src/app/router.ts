// SPDX-License-Identifier: Apache-2.0
import { type RouteRecordRaw, createRouter, createWebHistory } from 'vue-router'
import { accountRoutes } from '@/features/accounts'
import { alertRoutes } from '@/features/alerts'
import { assistantRoutes } from '@/features/assistant'
import { feedbackRoutes } from '@/features/feedback'
import { noticeRoutes } from '@/features/notices'
import { placeRoutes } from '@/features/places'
import { supportRoutes } from '@/features/support'
import { tripRoutes } from '@/features/trips'
import { weatherRoutes } from '@/features/weather'
import { isReadable } from './keptPages'
import { safeReturn } from './returnTo'
import { useSession } from './session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's title in the translations. */
    title?: string
    /** Only for people who are signed in; others sign in first and come back. */
    needsSession?: boolean
    /** Shows what lies on this device when the session has ended or the network is away. */
    readsKept?: boolean
    /** Only for people who are not signed in. */
    onlySignedOut?: boolean
    /** The footer gives its room to the page, such as a map. */
    isFull?: boolean
  }
}

const routes: RouteRecordRaw[] = [
  ...tripRoutes,
  ...placeRoutes,
  ...assistantRoutes,
  ...alertRoutes,
  ...weatherRoutes,
  ...supportRoutes,
  ...feedbackRoutes,
  ...noticeRoutes,
  ...accountRoutes,
  {
    path: '/:path(.*)*',
    name: 'not-found',
    component: () => import('./NotFoundPage.vue'),
    meta: { title: 'titles.not_found' },
  },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
})

router.beforeEach(async to => {
  const session = useSession()
  if (to.meta.needsSession && !session.isSignedIn && !(await isReadable(to)))
    return { name: 'sign-in', query: { returnTo: to.fullPath } }
  if (to.meta.onlySignedOut && session.isSignedIn) return safeReturn(to.query.returnTo)
})
