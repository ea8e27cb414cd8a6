// SPDX-License-Identifier: Apache-2.0
// The part of the service worker that shows notices while no page is open. A message is a notice as
// the inbox shows it, encrypted for this browser, with the language of the person it is for; the
// browser's where a server of before does not say.
function shownNotice(data) {
  const notice = data ? data.json() : undefined
  const language = notice?.language || (self.navigator.language.startsWith('zh') ? 'zh' : 'en')
  const words = text => text?.[language] || text?.zh || ''
  return {
    title: words(notice?.title) || '行趣 Xingqu',
    options: {
      body: words(notice?.text),
      tag: notice?.id,
      icon: '/icon-192.png',
      requireInteraction: notice?.severity === 'urgent',
      data: { link: notice?.link || '/notices' },
    },
  }
}

self.addEventListener('push', event => {
  const { title, options } = shownNotice(event.data)
  event.waitUntil(self.registration.showNotification(title, options))
})

// Links are paths of this app; anything else opens the inbox.
self.addEventListener('notificationclick', event => {
  event.notification.close()
  const link = event.notification.data?.link ?? ''
  const path = /^\/(?!\/)/.test(link) ? link : '/notices'
  event.waitUntil(
    self.clients.matchAll({ type: 'window' }).then(async pages => {
      const page = pages.find(each => 'navigate' in each)
      if (!page) return self.clients.openWindow(path)
      await page.focus()
      return page.navigate(path)
    }),
  )
})
