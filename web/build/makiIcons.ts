// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const virtual = 'virtual:maki-icons'
const folder = join(
  dirname(createRequire(import.meta.url).resolve('@mapbox/maki/package.json')),
  'icons',
)

/** The outline of an icon of @mapbox/maki, on a square of 15 units. */
export function makiPath(name: string): string {
  const svg = readFileSync(join(folder, `${name}.svg`), 'utf8')
  const paths = [...svg.matchAll(/<path[^>]*\sd="([^"]+)"/g)].map(found => found[1])
  if (!paths.length) throw new Error(`the icon ${name} has no outline`)
  return paths
    .join(' ')
    .replaceAll(/(?:&#x[9A];|\s)+/g, ' ')
    .trim()
}

/** `virtual:maki-icons`: the outlines of the named icons, the only ones that travel. */
export function makiIcons(names: readonly string[]): Plugin {
  return {
    name: 'xingqu-maki-icons',
    resolveId: id => (id === virtual ? `\0${virtual}` : undefined),
    load(id) {
      if (id !== `\0${virtual}`) return
      const outlines = Object.fromEntries(names.map(name => [name, makiPath(name)]))
      return `export default ${JSON.stringify(outlines)}`
    },
  }
}
