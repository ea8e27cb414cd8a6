// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CertificateCheck, Verdict } from '@/api/types'
import { groupsOf } from './certificateGroups'

const words = { zh: '', en: '' }
const check = (id: string, verdict: Verdict = 'holds'): CertificateCheck => ({
  id,
  verdict,
  title: words,
  evidence: words,
  findings: [],
  sources: [],
})
const shape = (checks: CertificateCheck[]) =>
  groupsOf(checks).map(({ name, checks: all }) => [name, all.map(({ id }) => id)])

/** The checks as the planner's own table lists them; pairs share a row. */
function documentedChecks(): string[] {
  const readme = readFileSync('../server/planner/README.md', 'utf8')
  const table = /\| check \| rule \|\n\|[-|]+\|\n((?:\|.*\n)+)/.exec(readme)?.[1] ?? ''
  return table
    .trim()
    .split('\n')
    .flatMap(row => (row.split('|')[1] ?? '').split(',').map(id => id.trim()))
}

describe('the checks of a certificate', () => {
  it('stand by what they are about, in the order a traveller asks', () => {
    expect(shape([check('within_budget'), check('diet'), check('last_entry')])).toEqual([
      ['wishes', ['diet']],
      ['hours', ['last_entry']],
      ['money', ['within_budget']],
    ])
  })

  it('come first when they need attention, the worst of them on top', () => {
    expect(
      shape([check('diet'), check('rest', 'unknown'), check('last_entry', 'violated')]),
    ).toEqual([
      ['attention', ['last_entry', 'rest']],
      ['wishes', ['diet']],
    ])
  })

  it('are shown even when they are new to this app', () => {
    expect(shape([check('reads_minds')])).toEqual([['more', ['reads_minds']]])
  })

  it('have all been given a place', () => {
    const checks = documentedChecks()
    expect(checks.length).toBeGreaterThanOrEqual(40)
    expect(shape(checks.map(id => check(id))).find(([name]) => name === 'more')).toBeUndefined()
  })
})
