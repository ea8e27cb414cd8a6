// SPDX-License-Identifier: Apache-2.0
import { computed, ref, watchEffect } from 'vue'
import { type AppLocale, i18n, setLocale } from './i18n'

export type Theme = 'system' | 'light' | 'dark'

const key = 'xingqu.theme'
const stored = localStorage.getItem(key)
const theme = ref<Theme>(stored === 'light' || stored === 'dark' ? stored : 'system')
const prefersDark = ref(false)
const query = globalThis.matchMedia?.('(prefers-color-scheme: dark)')
if (query) {
  prefersDark.value = query.matches
  query.addEventListener('change', event => (prefersDark.value = event.matches))
}
const isDark = computed(() =>
  theme.value === 'system' ? prefersDark.value : theme.value === 'dark',
)

watchEffect(() => {
  if (theme.value === 'system') {
    delete document.documentElement.dataset.theme
    localStorage.removeItem(key)
  } else {
    document.documentElement.dataset.theme = theme.value
    localStorage.setItem(key, theme.value)
  }
})

/** Language and theme, as this browser remembers them. */
export function useAppearance() {
  return {
    isDark,
    theme,
    locale: i18n.global.locale,
    setLocale: (locale: AppLocale) => setLocale(locale),
    toggleTheme: () => (theme.value = isDark.value ? 'light' : 'dark'),
  }
}
