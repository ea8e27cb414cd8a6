// SPDX-License-Identifier: Apache-2.0

/** One colour a day, dark enough for white numbers (light theme) or light enough for dark ones. */
const onLight = [
  '#0e5f6b',
  '#a63d1c',
  '#2d5496',
  '#7a4b00',
  '#5b3f99',
  '#1a6b41',
  '#9c2c5e',
  '#3f5a14',
  '#6b3a2e',
  '#175a8c',
  '#7d2f8c',
  '#4d5b00',
  '#8a2f2f',
  '#2f4f4f',
]
const onDark = [
  '#63c7c4',
  '#f19a76',
  '#9dbdf3',
  '#eebf6b',
  '#c3aef5',
  '#7fd6a4',
  '#f29abf',
  '#b9d37a',
  '#d9a893',
  '#86c5f0',
  '#dea0ea',
  '#cfd66a',
  '#ff9c90',
  '#a9c7c7',
]

/** The colour of a day of the plan, counted from 1. */
export function dayColour(day: number, isDark: boolean): string {
  const colours = isDark ? onDark : onLight
  return colours[(day - 1) % colours.length] ?? '#0e5f6b'
}
