// SPDX-License-Identifier: Apache-2.0

export type Browser = 'wechat' | 'ios' | 'android' | 'firefox' | 'safari' | 'chromium'

/** Which browser this is, as far as it matters for where the location is allowed. */
export function browserOf(userAgent: string): Browser {
  if (/MicroMessenger/i.test(userAgent)) return 'wechat'
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios' // all browsers there share the system's page
  if (/Android/.test(userAgent)) return 'android'
  if (/Firefox\//.test(userAgent)) return 'firefox'
  if (/Safari\//.test(userAgent) && !/Chrom(e|ium)\//.test(userAgent)) return 'safari'
  return 'chromium'
}
