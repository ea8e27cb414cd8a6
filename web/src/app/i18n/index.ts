// SPDX-License-Identifier: Apache-2.0
import { createI18n } from 'vue-i18n'
import en from './en'
import zh from './zh-CN'

export type AppLocale = 'zh-CN' | 'en'

const key = 'xingqu.locale'

function preferredLocale(): AppLocale {
  const stored = localStorage.getItem(key)
  if (stored === 'zh-CN' || stored === 'en') return stored
  return navigator.language.startsWith('zh') ? 'zh-CN' : 'en'
}

export const i18n = createI18n({
  legacy: false,
  locale: preferredLocale(),
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zh, en },
})
document.documentElement.lang = i18n.global.locale.value

export function setLocale(locale: AppLocale) {
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
  localStorage.setItem(key, locale)
}
