// Writes data/osm_kinds.csv: npm i --ignore-scripts --no-package-lock && node make_osm_kinds.mjs
// Which tags of OpenStreetMap make which kind of place is authored, in osm_kinds.csv beside this
// file; what people call such a thing comes from @openstreetmap/id-tagging-schema (ISC).
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const schema = '@openstreetmap/id-tagging-schema/dist'
const presets = require(`${schema}/presets.min.json`)
const here = (file) => new URL(file, import.meta.url)

function translation(language) {
  const file = require(`${schema}/translations/${language}.min.json`)
  return file[language].presets.presets
}
const chinese = translation('zh-CN')
const english = translation('en')

const words = (text) => (text ?? '').split(',').map((word) => word.trim()).filter(Boolean)

// Names and search terms of a preset, each once; names with a comma would break the table.
function labels(preset, line) {
  if (!presets[preset] || !chinese[preset] || !english[preset])
    throw new Error(`line ${line}: no preset ${preset}`)
  const terms = new Set([...words(chinese[preset].terms), ...words(english[preset].terms)])
  const names = [chinese[preset].name, english[preset].name]
  names.forEach((name) => terms.delete(name))
  if (names.some((name) => /[,;"]/.test(name))) throw new Error(`line ${line}: ${names}`)
  return [...names, [...terms].filter((term) => !/[;"]/.test(term)).join(';')]
}

const [header, ...rows] = readFileSync(here('osm_kinds.csv'), 'utf8').trim().split('\n')
const columns = header.split(',').slice(0, -1)
const lines = rows.map((row, index) => {
  const cells = row.split(',')
  return [...cells.slice(0, -1), ...labels(cells.at(-1), index + 2)].join(',')
})
writeFileSync(here('../../data/osm_kinds.csv'),
  [[...columns, 'label_zh', 'label_en', 'terms'].join(','), ...lines].join('\n') + '\n')
console.log(`${lines.length} rules`)
