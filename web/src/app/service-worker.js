// SPDX-License-Identifier: Apache-2.0
// Serves the shell when the network does not. Names of built files carry a hash, so a cached one is
// never stale; pages come from the network first. Nothing under /api is ever stored: plans are
// personal, and a stale price is worse than an honest error.
const shell = __SHELL__
const cacheName = 'xingqu-shell-__VERSION__'

self.addEventListener('install', event => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then(cache => cache.addAll(shell))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', event => {
  event.waitUntil(
    caches
      .keys()
      .then(names =>
        Promise.all(names.filter(name => name !== cacheName).map(name => caches.delete(name))),
      )
      .then(() => self.clients.claim()),
  )
})

async function page(request) {
  try {
    return await fetch(request)
  } catch {
    return (await caches.match('/')) ?? Response.error()
  }
}

async function asset(request) {
  return (await caches.match(request)) ?? fetch(request)
}

self.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (url.pathname.startsWith('/api/')) return
  event.respondWith(request.mode === 'navigate' ? page(request) : asset(request))
})
