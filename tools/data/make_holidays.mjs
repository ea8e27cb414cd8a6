// Writes data/calendar/china_holidays.csv: npm ci --ignore-scripts && node make_holidays.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const days = require('chinese-days')
const noticesFile = require.resolve('chinese-days/dist/chinese-days.json')
const notices = JSON.parse(readFileSync(noticesFile, 'utf8'))

const firstYear = 2020
const lastYear = 2035 // statutory days are computed as far as this
const output = new URL('../../data/calendar/china_holidays.csv', import.meta.url)

function announced() {
  const rows = []
  for (const [kind, table] of [['holiday', notices.holidays], ['workday', notices.workdays]]) {
    for (const [day, detail] of Object.entries(table)) {
      const [nameEn, nameZh] = detail.split(',')
      if (Number(day.slice(0, 4)) >= firstYear) rows.push([day, kind, nameZh, nameEn])
    }
  }
  return rows
}

function dayAfter(day, count) {
  return new Date(Date.parse(day) + count * 86400000).toISOString().slice(0, 10)
}

function solarDayOf(year, lunarMonth, lunarDay) {
  for (let day = `${year}-01-15`; day < `${year}-12-31`; day = dayAfter(day, 1)) {
    const lunar = days.getLunarDate(day)
    if (lunar.lunarMon === lunarMonth && lunar.lunarDay === lunarDay && !lunar.isLeap) return day
  }
  throw new Error(`no such lunar day in ${year}`)
}

// The 13 days of 《全国年节及纪念日放假办法》 as revised with effect from 2025.
function statutory(year) {
  const spring = solarDayOf(year, 1, 1)
  const list = [[`${year}-01-01`, 1, '元旦', "New Year's Day"],
    [dayAfter(spring, -1), 4, '春节', 'Spring Festival'],
    [days.getSolarTermDate(year, 4, 'pure_brightness'), 1, '清明', 'Tomb-sweeping Day'],
    [`${year}-05-01`, 2, '劳动节', 'Labour Day'],
    [solarDayOf(year, 5, 5), 1, '端午', 'Dragon Boat Festival'],
    [solarDayOf(year, 8, 15), 1, '中秋', 'Mid-autumn Festival'],
    [`${year}-10-01`, 3, '国庆节', 'National Day']]
  const rows = new Map()
  for (const [first, count, nameZh, nameEn] of list) {
    for (let i = 0; i < count; ++i) {
      const day = dayAfter(first, i)
      if (!rows.has(day)) rows.set(day, [day, 'statutory', nameZh, nameEn])
    }
  }
  return [...rows.values()]
}

const rows = announced()
const lastNotice = Math.max(...rows.map(([day]) => Number(day.slice(0, 4))))
for (let year = lastNotice + 1; year <= lastYear; ++year) rows.push(...statutory(year))
rows.sort((a, b) => (a[0] < b[0] ? -1 : 1))
const lines = ['day,kind,name_zh,name_en', ...rows.map((row) => row.join(','))]
writeFileSync(output, lines.join('\n') + '\n')
console.log(`${rows.length} days, announced until the end of ${lastNotice}`)
