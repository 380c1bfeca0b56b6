import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

import { ROOT } from '../product/root.ts'
import { comparisonTable } from './comparison-table.ts'
import { DIFFERENCES, REASONS } from './differences.ts'
import { judgeTwice, type Marks, type TwiceJudged } from './judge-twice.ts'
import { SAMPLES } from './messages/index.ts'

const TABLE = join(ROOT, 'docs/score-compared.md')

let judged: readonly TwiceJudged[]
beforeAll(async () => {
  judged = await judgeTwice(SAMPLES)
}, 300_000)

const differencesOf = ({ id, replica, own }: TwiceJudged) => {
  const at = (marks: Marks, section: string) => marks[section] ?? 0
  const sections = new Set([...Object.keys(replica.marks), ...Object.keys(own.marks)])
  return [...sections]
    .filter((section) => at(replica.marks, section) !== at(own.marks, section))
    .map((section) => ({ id, section, replica: at(replica.marks, section), own: at(own.marks, section) }))
}

describe('fifty messages, judged by the replica of mail-tester.com and by our own tester', () => {
  it('are fifty', () => {
    expect(new Set(SAMPLES.map(({ id }) => id)).size).toBe(50)
  })

  it('differ where the table says so, by as much, and nowhere else', () => {
    const found = judged.flatMap(differencesOf)
    expect(found).toEqual(expect.arrayContaining(DIFFERENCES.map(({ because: _why, ...difference }) => difference)))
    expect(found).toHaveLength(DIFFERENCES.length)
  })

  it('differ for reasons that are all in use', () => {
    expect(new Set(DIFFERENCES.flatMap(({ because }) => because))).toEqual(new Set(Object.keys(REASONS)))
  })

  it('have the same score, three in four of them, and none differs by more than a point and a half', () => {
    const gaps = judged.map(({ replica, own }) => Math.abs(replica.score - own.score))
    expect(gaps.filter((gap) => gap === 0).length).toBeGreaterThan(37)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1.5)
  })

  it('lose nothing there for which our own tester does not name a finding or a filter', () => {
    const silent = judged.filter(
      ({ own }) => own.score < 10 && own.costly.length === 0 && !('spamassassin' in own.marks),
    )
    expect(silent).toEqual([])
  })

  it('stand in the page as they are', () => {
    if (process.env['BIENRECU_WRITE_DOCS'] !== undefined) writeFileSync(TABLE, comparisonTable(judged))
    expect(readFileSync(TABLE, 'utf8')).toBe(comparisonTable(judged))
  })
})
