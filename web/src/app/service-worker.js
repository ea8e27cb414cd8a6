// SPDX-License-Identifier: Apache-2.0
// Serves the shell when the network does not. Names of built files carry a hash, so a cached one is
// never stale; pages come from the network first. Nothing under /api passes through here: a trip
// that somebody put on the device lies in the page's own database.
const shell = __SHELL__
// The map's program is large: it is stored with the first trip that is put on the device.
const map = __MAP__
const cacheName = 'xingqu-shell-__VERSION__'
const isShell = name => name.startsWith('xingqu-shell-')
const isTrip = name => name.startsWith('xingqu-trip-')

// Whoever keeps trips here gets the new map with the new shell, or the old ones stay: a shell that
// is not complete never takes over.
async function install() {
  const cache = await caches.open(cacheName)
  const keepsTrips = (await caches.keys()).some(isTrip)
  await cache.addAll(keepsTrips ? [...shell, ...map] : shell)
  await self.skipWaiting()
}

// The shell before this one stays as well: a page that is still open asks for its parts.
async function activate() {
  const shells = (await caches.keys()).filter(isShell).filter(name => name !== cacheName)
  await Promise.all(shells.slice(0, -1).map(name => caches.delete(name)))
  await self.clients.claim()
}

self.addEventListener('install', event => event.waitUntil(install()))
self.addEventListener('activate', event => event.waitUntil(activate()))

async function storeMap() {
  const cache = await caches.open(cacheName)
  const missing = []
  for (const path of map) if (!(await cache.match(path))) missing.push(path)
  await cache.addAll(missing)
  let bytes = 0
  for (const path of [...shell, ...map])
    bytes += (await (await cache.match(path))?.blob())?.size ?? 0
  return bytes
}

self.addEventListener('message', event => {
  if (event.data !== 'store the map') return
  const [port] = event.ports
  event.waitUntil(
    storeMap().then(
      bytes => port.postMessage({ ok: true, bytes }),
      error => port.postMessage({ ok: false, why: String(error) }),
    ),
  )
})

async function stored(request) {
  const own = await (await caches.open(cacheName)).match(request, { ignoreVary: true })
  return own ?? caches.match(request, { ignoreVary: true })
}

async function page(request) {
  try {
    const answer = await fetch(request)
    if (answer.status < 500) return answer
    return (await stored('/')) ?? answer
  } catch {
    return (await stored('/')) ?? Response.error()
  }
}

async function asset(request) {
  return (await stored(request)) ?? fetch(request)
}

async function tile(request) {
  try {
    return await fetch(request)
  } catch {
    return (await stored(request)) ?? Response.error()
  }
}

self.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (url.pathname.startsWith('/api/') || url.pathname.endsWith('/index.json')) return
  if (url.pathname.startsWith('/tiles/')) event.respondWith(tile(request))
  else event.respondWith(request.mode === 'navigate' ? page(request) : asset(request))
})
