// SPDX-License-Identifier: Apache-2.0
import { onScopeDispose, readonly, shallowRef, watchEffect } from 'vue'

const subject = shallowRef<string>()
/** What the page is about, such as a destination; the app puts it before the page's title. */
export const pageSubject = readonly(subject)

/** Says what the page is about for as long as it is shown. */
export function usePageSubject(name: () => string | undefined) {
  watchEffect(() => (subject.value = name()))
  onScopeDispose(() => (subject.value = undefined))
}
