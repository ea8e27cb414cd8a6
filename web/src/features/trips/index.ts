// SPDX-License-Identifier: Apache-2.0
import type { RouteRecordRaw } from 'vue-router'

/** The pages this feature contributes. */
export const tripRoutes: RouteRecordRaw[] = [
  { path: '/', name: 'wish', component: () => import('./WishPage.vue') },
  {
    path: '/planning',
    name: 'planning',
    component: () => import('./PlanningPage.vue'),
    meta: { title: 'titles.planning', needsSession: true },
  },
  {
    path: '/recommendations/:id',
    name: 'recommendation',
    props: true,
    component: () => import('./RecommendationPage.vue'),
    meta: { title: 'titles.recommendation', needsSession: true },
  },
  {
    path: '/recommendations/:id/:tier',
    name: 'plan',
    props: true,
    component: () => import('./PlanPage.vue'),
    meta: { title: 'titles.plan', needsSession: true, isFull: true },
  },
  {
    path: '/trips',
    name: 'trips',
    component: () => import('./TripsPage.vue'),
    meta: { title: 'titles.trips', needsSession: true, readsKept: true },
  },
  {
    path: '/trips/import',
    name: 'trip-import',
    component: () => import('./imports/ImportPage.vue'),
    meta: { title: 'imports.title', needsSession: true },
  },
  {
    path: '/trips/:id',
    name: 'trip',
    props: true,
    component: () => import('./TripPage.vue'),
    meta: { title: 'titles.trip', needsSession: true, readsKept: true, isFull: true },
  },
  {
    path: '/trips/:id/together',
    name: 'trip-together',
    props: true,
    component: () => import('./together/TogetherPage.vue'),
    meta: { title: 'titles.together', needsSession: true },
  },
  {
    path: '/trips/:id/luggage',
    name: 'trip-luggage',
    props: true,
    component: () => import('./luggage/LuggagePage.vue'),
    meta: { title: 'luggage.title', needsSession: true },
  },
  {
    path: '/trips/:id/print',
    name: 'trip-print',
    props: true,
    component: () => import('./print/PrintPage.vue'),
    meta: { title: 'print.title', needsSession: true, readsKept: true },
  },
  {
    path: '/trips/:id/purse',
    name: 'trip-purse',
    props: true,
    component: () => import('./purse/PursePage.vue'),
    meta: { title: 'purse.title', needsSession: true },
  },
  {
    path: '/trips/:id/feedback',
    name: 'trip-feedback',
    props: true,
    component: () => import('./feedback/TripFeedbackPage.vue'),
    meta: { title: 'feedback.how_was_it', needsSession: true },
  },
  {
    path: '/trips/:id/history',
    name: 'trip-history',
    props: true,
    component: () => import('./together/TripHistoryPage.vue'),
    meta: { title: 'titles.history', needsSession: true },
  },
  {
    path: '/invitations/:token',
    name: 'invitation',
    props: true,
    component: () => import('./together/InvitationPage.vue'),
    meta: { title: 'titles.invitation', needsSession: true },
  },
  {
    path: '/shared/:token',
    name: 'shared-trip',
    props: true,
    component: () => import('./together/SharedTripPage.vue'),
    meta: { title: 'titles.shared' },
  },
]
