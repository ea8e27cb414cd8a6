// SPDX-License-Identifier: Apache-2.0
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { tokens } from '@/api'
import * as accounts from '@/api/accounts'
import { owner } from '@/api/device'
import { forgetPersonal } from '@/api/keptSafety'
import { removeKeptTrips } from '@/api/keptTrips'
import type { Account, Credentials } from '@/api/types'

/** Who is signed in, for every page. */
export const useSession = defineStore('session', () => {
  const account = shallowRef<Account>()
  const hasToken = shallowRef(tokens.refresh() !== undefined)
  const isSignedIn = computed(() => hasToken.value)
  const shownName = computed(() => account.value?.display_name || account.value?.username)

  tokens.onForget(() => {
    hasToken.value = false
    account.value = undefined
    forgetPersonal()
  })

  async function loadAccount() {
    const answer = await accounts.getAccount()
    if (answer.ok) account.value = answer.value
    if (answer.ok) owner.set(answer.value.user_id)
    return answer
  }

  async function signIn(credentials: Credentials) {
    const answer = await accounts.logIn(credentials)
    if (!answer.ok) return answer
    tokens.accept(answer.value)
    owner.set(answer.value.user_id)
    hasToken.value = true
    void loadAccount()
    return answer
  }

  /**
   * Leaves nothing of the account on this device; a session that merely ended leaves it there. The
   * tokens go at once: whatever page comes next is nobody's.
   */
  async function forget() {
    tokens.forget()
    await removeKeptTrips()
    owner.forget()
  }

  /** The server is told, but need not be reachable. */
  async function signOut() {
    const token = tokens.refresh()
    await Promise.all([accounts.logOut(token), forget()])
  }

  return {
    account,
    isSignedIn,
    shownName,
    loadAccount,
    signIn,
    signOut,
    forget,
  }
})
