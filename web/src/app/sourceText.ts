// SPDX-License-Identifier: Apache-2.0
import { useI18n } from 'vue-i18n'

/** Says where a fact comes from: the phrases that many sources share are translated. */
export function useSourceText() {
  const { t, te } = useI18n()

  function phrase(text: string): string {
    const key = `source.${text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')}`
    return te(key) ? t(key) : text
  }
  return (source: string) => source.split('; ').map(phrase).join(t('app.semicolon'))
}
