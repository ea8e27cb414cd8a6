// Writes data/pinyin.csv: npm i --ignore-scripts --no-package-lock && node make_pinyin.mjs
// How Chinese characters are read, without tones, from pinyin-pro (MIT): `first` holds the
// characters whose usual reading a syllable is, `other` those it may be too, and `word` the names of
// areas in which a character is not read as usual.
import { readFileSync, writeFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'

const here = (file) => new URL(file, import.meta.url)
// ü is typed as v, and written as u where people do not know better.
const typed = (syllable) => syllable.replaceAll('ü', 'v').replace(/[^a-z]/g, '')
const spellings = (syllable) => [typed(syllable), typed(syllable).replaceAll('v', 'u')]
const firsts = new Map()
const others = new Map()
const usual = new Map()
const all = new Map()

const put = (table, syllable, character) =>
  table.set(syllable, (table.get(syllable) ?? '') + character)

for (let code = 0x4e00; code <= 0x9fff; code++) {
  const character = String.fromCodePoint(code)
  const readings = [...new Set(pinyin(character, { toneType: 'none', type: 'array',
    multiple: true }).flatMap(spellings))].filter(Boolean)
  if (readings.length === 0 || pinyin(character) === character) continue
  usual.set(character, readings[0])
  all.set(character, readings)
  put(firsts, readings[0], character)
  readings.slice(1, 3).forEach((reading) => put(others, reading, character))
}

// The syllables of a name that is spelt so, one for each character.
function split(name, spelt) {
  if (name === '') return spelt === '' ? [] : null
  for (const reading of all.get(name[0]) ?? []) {
    const rest = spelt.startsWith(reading) && split(name.slice(1), spelt.slice(reading.length))
    if (rest) return [reading, ...rest]
  }
  return null
}

const [, ...areas] = readFileSync(here('../../data/areas.csv'), 'utf8').trim().split('\n')
const words = new Map()
for (const area of areas) {
  const [, , , , name, , read] = area.split(',')
  const asUsual = [...name].map((character) => usual.get(character) ?? '').join('')
  if (/^[\u4e00-\u9fff]{2,4}$/.test(name) && asUsual !== read) {
    const syllables = split(name, read)
    if (syllables) words.set(name, syllables.join(' '))
  }
}

const sorted = (table, kind) => [...table].sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([syllable, characters]) => `${kind},${syllable},${characters}`)
const lines = ['kind,reading,text', ...sorted(firsts, 'first'), ...sorted(others, 'other'),
  ...[...words].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, read]) => `word,${read},${name}`)]
writeFileSync(here('../../data/pinyin.csv'), lines.join('\n') + '\n')
console.log(`${usual.size} characters, ${words.size} words`)
