// Writes data/calendar/lunar_months.csv: the first day of each month of the Chinese calendar.
// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs'
import days from 'chinese-days'

const first = '2024-01-01'
const last = '2040-12-31'
const rows = ['day,year,month,is_leap']
for (let at = new Date(first); at <= new Date(last); at.setUTCDate(at.getUTCDate() + 1)) {
  const day = at.toISOString().slice(0, 10)
  const lunar = days.getLunarDate(day)
  if (lunar.lunarDay !== 1) continue
  rows.push([day, lunar.lunarYear, lunar.lunarMon, lunar.isLeap ? 1 : 0].join(','))
}
const into = new URL('../../data/calendar/lunar_months.csv', import.meta.url)
writeFileSync(into, rows.join('\n') + '\n')
