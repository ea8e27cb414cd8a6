// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const parts = ['service-worker.js', 'push-worker.js'].map(file =>
  fileURLToPath(new URL(`../src/app/${file}`, import.meta.url)),
)

const isProgram = (file: string) => /\.(js|mjs|css)$/.test(file)
const isOfMap = (file: string) => /maplibre|MapFrame|PinMap|streetIcons/.test(file)

/** The files of the shell: everything the pages need but the map. */
export function shellFiles(emitted: readonly string[]): string[] {
  const assets = emitted.filter(file => isProgram(file) && !isOfMap(file))
  return [
    '/',
    '/icon.svg',
    '/icon-192.png',
    '/manifest.webmanifest',
    ...assets.map(file => `/${file}`),
  ]
}

/** The program of the map, for those who look at it without a network. */
export function mapFiles(emitted: readonly string[]): string[] {
  return emitted.filter(file => isProgram(file) && isOfMap(file)).map(file => `/${file}`)
}

/** Writes /sw.js with the list of shell files and a version that changes when one of them does. */
export function serviceWorker(): Plugin {
  return {
    name: 'xingqu-service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).sort()
      const text = Object.values(bundle)
        .map(file => ('code' in file ? file.code : file.fileName))
        .join()
      const version = createHash('sha256').update(text).digest('hex').slice(0, 12)
      const source = parts
        .map(file => readFileSync(file, 'utf8'))
        .join('\n')
        .replace('__SHELL__', JSON.stringify(shellFiles(files)))
        .replace('__MAP__', JSON.stringify(mapFiles(files)))
        .replace('__VERSION__', version)
      this.emitFile({ type: 'asset', fileName: 'sw.js', source })
    },
  }
}
