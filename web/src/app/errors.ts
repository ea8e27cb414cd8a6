// SPDX-License-Identifier: Apache-2.0
import type { Refusal } from '@/api/answer'
import type { Localised } from '@/api/types'

/** What a button under an error does; the page that shows the error knows how. */
export type ErrorAction =
  | 'reconnect'
  | 'open_settings'
  | 'refresh'
  | 'retry'
  | 'forgotten_password'
  | 'sync_now'
  | 'sync_later'
  | 'reload_map'
  | 'try_again'
  | 'correct_input'
  | 'sign_in'
  | 'use_backup'
  | 'extend_quota'

interface KnownError {
  text: Localised
  actions: ErrorAction[]
}

/** The texts of the requirement (§7.1), word for word, with the buttons it asks for. */
export const knownErrors: Record<string, KnownError> = {
  'E-101': {
    text: {
      zh: '网络连接失败，请检查您的网络设置或稍后重试。',
      en: 'No connection. Check your network settings or try again later.',
    },
    actions: ['reconnect'],
  },
  'E-202': {
    text: {
      zh: '未能获取位置信息，请在设置中开启位置信息权限。',
      en: 'Your location is not available. Allow location access in the settings.',
    },
    actions: ['open_settings'],
  },
  'E-303': {
    text: {
      zh: '无法加载天气数据，请稍后重试或检查网络连接。',
      en: 'The weather could not be loaded. Try again later or check your network connection.',
    },
    actions: ['refresh'],
  },
  'E-505': {
    text: {
      zh: '登录失败，请检查您的账户和密码。',
      en: 'Sign-in failed. Check your account and password.',
    },
    actions: ['retry', 'forgotten_password'],
  },
  'E-606': {
    text: {
      zh: '数据同步出现问题，请检查网络或稍后再试。',
      en: 'Your data could not be synchronised. Check your network or try again later.',
    },
    actions: ['sync_now', 'sync_later'],
  },
  'E-707': {
    text: {
      zh: '地图加载失败，请检查网络或稍后再试。',
      en: 'The map could not be loaded. Check your network or try again later.',
    },
    actions: ['reload_map'],
  },
  'E-808': {
    text: {
      zh: '行程更新失败，请重试或检查您的网络连接。',
      en: 'The trip could not be updated. Try again or check your network connection.',
    },
    actions: ['try_again'],
  },
  'LLM-101': {
    text: {
      zh: '响应超时，LLM未能及时返回结果。',
      en: 'The language model did not answer in time.',
    },
    actions: ['retry'],
  },
  'LLM-102': {
    text: {
      zh: '请求数据格式错误，无法处理。',
      en: 'The request has the wrong format and cannot be processed.',
    },
    actions: ['correct_input', 'retry'],
  },
  'LLM-103': {
    text: {
      zh: '调用服务授权失败，请检查您的权限。',
      en: 'The service refused to authorise the call. Check your permissions.',
    },
    actions: ['sign_in'],
  },
  'LLM-104': {
    text: {
      zh: '当前无法连接到语言模型服务，请稍后再试。',
      en: 'The language model cannot be reached at the moment. Try again later.',
    },
    actions: ['retry', 'use_backup'],
  },
  'LLM-105': {
    text: {
      zh: '已达请求次数上限，请稍后再试。',
      en: 'The limit of requests has been reached. Try again later.',
    },
    actions: ['retry', 'extend_quota'],
  },
}

/** The words on the buttons; the Chinese ones are the requirement's. */
export const actionTexts: Record<ErrorAction, Localised> = {
  reconnect: { zh: '重新连接', en: 'Reconnect' },
  open_settings: { zh: '前往设置', en: 'Open settings' },
  refresh: { zh: '刷新', en: 'Refresh' },
  retry: { zh: '重试', en: 'Try again' },
  forgotten_password: { zh: '忘记密码', en: 'Forgotten password' },
  sync_now: { zh: '手动同步', en: 'Synchronise now' },
  sync_later: { zh: '稍后自动重试', en: 'Retry later by itself' },
  reload_map: { zh: '刷新地图', en: 'Reload the map' },
  try_again: { zh: '重新尝试', en: 'Try once more' },
  correct_input: { zh: '检查并修改', en: 'Check the input' },
  sign_in: { zh: '重新登录', en: 'Sign in again' },
  use_backup: { zh: '切换到备用服务', en: 'Use the backup service' },
  extend_quota: { zh: '购买扩展服务', en: 'Buy more requests' },
}

const unknownText: Localised = {
  zh: '出了点问题，请稍后重试。',
  en: 'Something went wrong. Try again later.',
}
const signedOutText: Localised = {
  zh: '登录已过期，请重新登录。',
  en: 'Your session has ended. Sign in again.',
}
const notFoundText: Localised = {
  zh: '没有找到，可能已被删除。',
  en: 'Nothing here; it may have been deleted.',
}
const busyText: Localised = {
  zh: '操作太频繁，请稍后再试。',
  en: 'Too many attempts. Wait a moment and try again.',
}

export interface ShownError {
  text: Localised
  code?: string
  actions: ErrorAction[]
}

/** What to show for a refusal: the requirement's words if it fixed them, else the server's. */
export function shownError(refusal: Refusal): ShownError {
  const known = knownErrors[refusal.code]
  if (known) return { ...known, code: refusal.code }
  if (refusal.status === 401) return { text: signedOutText, actions: ['sign_in'] }
  if (refusal.status === 404) return { text: notFoundText, actions: [] }
  if (refusal.status === 429) return { text: busyText, actions: ['retry'] }
  const said = refusal.why && refusal.status < 500
  return {
    text: said ? { zh: refusal.why, en: refusal.why } : unknownText,
    code: refusal.status >= 500 ? refusal.body.request_id : undefined,
    actions: ['retry'],
  }
}
