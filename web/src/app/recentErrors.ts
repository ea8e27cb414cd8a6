// SPDX-License-Identifier: Apache-2.0

const key = 'xingqu.recent_errors'
const most = 5

/** The errors that pages of this tab showed last, for who asks a person for help. */
export function recentErrors(): string[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]') as string[]
  } catch {
    return []
  }
}

export function noteError(code: string, path: string, now = new Date()) {
  const line = `${now.toISOString().slice(0, 19)}Z ${code} ${path}`.slice(0, 300)
  sessionStorage.setItem(key, JSON.stringify([...recentErrors(), line].slice(-most)))
}
