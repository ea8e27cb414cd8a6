// SPDX-License-Identifier: Apache-2.0
// @vitest-environment node
import { expect, it } from 'vitest'
import { mapFiles, shellFiles } from './serviceWorker'

const emitted = [
  'assets/index-a.js',
  'assets/index-b.css',
  'assets/MapFrame-c.js',
  'assets/PinMap-c.js',
  'assets/streetIcons-d.js',
  'assets/maplibre-gl-worker-d.mjs',
  'icon.png',
]

it('the shell holds code and styles of the pages, but not the map', () => {
  expect(shellFiles(emitted)).toEqual([
    '/',
    '/icon.svg',
    '/icon-192.png',
    '/manifest.webmanifest',
    '/assets/index-a.js',
    '/assets/index-b.css',
  ])
})

it('the map is stored whole, with its worker', () => {
  expect(mapFiles(emitted)).toEqual([
    '/assets/MapFrame-c.js',
    '/assets/PinMap-c.js',
    '/assets/streetIcons-d.js',
    '/assets/maplibre-gl-worker-d.mjs',
  ])
})
