import { beforeAll, describe, expect, it } from 'vitest'

import { makeCase, type OracleCase } from '../oracle/cases.ts'
import { createKeyPool, type KeyPool } from '../oracle/key-pool.ts'
import { failureText } from '../oracle/report.ts'
import { type Outcome, runCases } from '../oracle/run-cases.ts'

const SEED = 1
const AMONG = 400

/** One zone for each: the families of faults, and a zone each of a form of its own. */
const WANTED: readonly string[] = [
  'spf: none',
  'spf: two records',
  'spf: too many look-ups of own hosts',
  'spf: the same include again and again',
  'spf: between quotes',
  'spf: of type 99',
  'dkim: truncated',
  'dkim: name typed twice',
  'dkim: dangling alias',
  'dmarc: two records',
  'dmarc: obsolete tags',
  'dmarc: dangling alias',
  'shape: sub-domain',
  'shape: international',
]

function sample(pool: KeyPool): OracleCase[] {
  const all = Array.from({ length: AMONG }, (_, number) => makeCase(SEED, number, pool))
  const chosen: OracleCase[] = []
  for (const fault of WANTED) {
    const hosts = new Set(chosen.map(({ dnsHost }) => dnsHost?.id))
    const fit = all.find((one) => one.faults.includes(fault) && !chosen.includes(one) && !hosts.has(one.dnsHost?.id))
    if (!fit) throw new Error(`No case has the fault: ${fault}`)
    chosen.push(fit)
  }
  return chosen
}

let outcomes: readonly Outcome[]
beforeAll(async () => {
  outcomes = await runCases(sample(await createKeyPool()), { byCommand: 1, tell: () => {} })
})

describe('broken zones, repaired as their plans say', () => {
  it('keep every sender, stay within the limits, and pass with every independent judge where that was foreseen', () => {
    const failed = outcomes.filter(({ failures }) => failures.length > 0)
    expect(failed.map(failureText).join('\n')).toBe('')
  })

  it('are foreseen to pass, most of them', () => {
    const foreseen = outcomes.filter(({ plan }) => plan?.predicted.dmarc === 'pass')
    expect(foreseen.length).toBeGreaterThan(WANTED.length / 2)
  })

  it('did not pass before', () => {
    const mails = outcomes.reduce((sum, { asked }) => sum + asked.accounts.length, 0)
    const passed = outcomes.reduce((sum, { passedBefore }) => sum + passedBefore, 0)
    expect(passed).toBeLessThan(mails / 2)
  })

  it('are judged by four programs that have nothing to do with each other', () => {
    const judges = new Set(outcomes.flatMap(({ judged }) => judged.map(({ judge }) => judge)))
    expect([...judges]).toEqual(['mailauth', 'pyspf, dkimpy', 'rspamd', 'Mail::DMARC'])
  })
})
