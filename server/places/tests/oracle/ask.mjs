// Writes answers.tsv: npm i --ignore-scripts --no-package-lock && TZ=Asia/Shanghai node ask.mjs
// Each line: expression, day, the minutes of that civil day at which the place is open.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const OpeningHours = require('opening_hours')
const noticesFile = require.resolve('chinese-days/dist/chinese-days.json')
const notices = JSON.parse(readFileSync(noticesFile, 'utf8'))
if (new Date(2026, 0, 1).getTimezoneOffset() !== -480) throw new Error('run with TZ=Asia/Shanghai')

const fuzhou = { lat: 26.0745, lon: 119.2965, address: { country_code: 'cn', state: '福建省' } }
const from = (file) => readFileSync(new URL(file, import.meta.url), 'utf8')
const expressions = from('expressions.txt').split('\n')
  .filter((line) => line && !line.startsWith('#'))

// Days at the seams of years, months, weeks, seasons and holidays, and ordinary ones.
const days = ['2024-02-28', '2024-02-29', '2024-03-01', '2024-12-30', '2024-12-31', '2025-01-01',
  '2025-01-05', '2025-01-06', '2025-03-31', '2025-04-01', '2025-06-14', '2025-06-15', '2025-08-31',
  '2025-09-30', '2025-10-01', '2025-10-07', '2025-10-31', '2025-11-01', '2025-12-24', '2025-12-25',
  '2025-12-28', '2025-12-29', '2026-01-01', '2026-01-02', '2026-01-05', '2026-01-06', '2026-02-16',
  '2026-02-28', '2026-03-14', '2026-03-15', '2026-04-05', '2026-05-01', '2026-06-01', '2026-06-02',
  '2026-07-17', '2026-07-18', '2026-07-19', '2026-08-12', '2026-09-16', '2026-11-14', '2026-11-20',
  '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-30']

const clock = (minutes) => [Math.floor(minutes / 60), minutes % 60]
  .map((part) => String(part).padStart(2, '0')).join(':')

function openSpans(hours, day) {
  const midnight = new Date(`${day}T00:00:00+08:00`)
  const next = new Date(midnight.getTime() + 86400000)
  const spans = []
  for (const [begins, ends, isUnknown] of hours.getOpenIntervals(midnight, next)) {
    if (isUnknown) continue
    const [from, until] = [begins, ends].map((at) => Math.round((at - midnight) / 60000))
    const last = spans.at(-1)
    if (last && last[1] === from) last[1] = until
    else spans.push([from, until])
  }
  return spans.map((span) => span.map(clock).join('-')).join(',')
}

// The package knows no notices of the State Council: bridges and make-up days differ. Where the
// two calendars disagree about a day or its evening before, an expression with PH is not asked.
function calendarsAgree(day) {
  const holiday = new OpeningHours('PH', fuzhou)
  for (const ahead of [-1, 0, 1]) {
    const noon = new Date(Date.parse(`${day}T12:00:00+08:00`) + ahead * 86400000)
    const text = new Date(noon.getTime() + 8 * 3600000).toISOString().slice(0, 10)
    const isHoliday = text in notices.holidays
    if (text in notices.workdays || holiday.getState(noon) !== isHoliday) return false
  }
  return true
}

const agreed = new Set(days.filter(calendarsAgree))
const lines = []
for (const expression of expressions) {
  const hours = new OpeningHours(expression, fuzhou)
  for (const day of days) {
    if (expression.includes('PH') && !agreed.has(day)) continue
    lines.push([expression, day, openSpans(hours, day)].join('\t'))
  }
}
writeFileSync(new URL('answers.tsv', import.meta.url), lines.join('\n') + '\n')
console.log(`${expressions.length} expressions, ${lines.length} answers, PH on ${agreed.size} days`)
