// SPDX-License-Identifier: Apache-2.0
import type { RouteRecordRaw } from 'vue-router'

/** The pages this feature contributes. */
export const accountRoutes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./SignInPage.vue'),
    meta: { title: 'titles.sign_in', onlySignedOut: true },
  },
  {
    path: '/sign-up',
    name: 'sign-up',
    component: () => import('./SignUpPage.vue'),
    meta: { title: 'titles.sign_up', onlySignedOut: true },
  },
  {
    path: '/forgotten-password',
    name: 'forgotten-password',
    component: () => import('./ForgottenPasswordPage.vue'),
    meta: { title: 'titles.forgotten' },
  },
  {
    path: '/reset-password',
    name: 'reset-password',
    component: () => import('./ResetPasswordPage.vue'),
    meta: { title: 'titles.reset' },
  },
  {
    path: '/account',
    name: 'account',
    component: () => import('./AccountPage.vue'),
    meta: { title: 'titles.account', needsSession: true },
  },
]
