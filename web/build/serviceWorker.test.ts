// SPDX-License-Identifier: Apache-2.0
// @vitest-environment node
import { expect, it } from 'vitest'
import { shellFiles } from './serviceWorker'

it('the shell holds code and styles of the pages, but not the map', () => {
  expect(
    shellFiles([
      'assets/index-a.js',
      'assets/index-b.css',
      'assets/MapFrame-c.js',
      'assets/PinMap-c.js',
      'assets/streetIcons-d.js',
      'assets/maplibre-gl-worker-d.mjs',
      'icon.png',
    ]),
  ).toEqual([
    '/',
    '/icon.svg',
    '/icon-192.png',
    '/manifest.webmanifest',
    '/assets/index-a.js',
    '/assets/index-b.css',
  ])
})
