import { beforeAll, describe, expect, it } from 'vitest'

import type { PlanAnswer, PlanEdit } from './ask-plan.ts'
import { makeCase, type OracleCase } from './cases.ts'
import { examineVerdicts, examineZone } from './examine.ts'
import { createKeyPool } from './key-pool.ts'
import { publish } from './publish.ts'
import { txt } from './zone-records.ts'

let asked: OracleCase
beforeAll(async () => {
  const pool = await createKeyPool()
  const made = makeCase(1, 0, pool)
  const records = [
    ...made.unrelated.map((text) => txt(made.domain, text)),
    txt(made.domain, 'v=spf1 ip4:192.0.2.17 ~all'),
    txt(`_dmarc.${made.domain}`, 'v=DMARC1; p=none; rua=mailto:a@watcher.example'),
  ]
  asked = { ...made, dnsHost: null, records, keptReports: ['a@watcher.example'] }
})

const spf = (edit: Partial<PlanEdit> = {}): PlanEdit => ({
  name: asked.domain,
  type: 'TXT',
  before: ['v=spf1 ip4:192.0.2.17 ~all'],
  after: ['v=spf1 ip4:192.0.2.17 ip4:192.0.2.18 ~all'],
  typed: { name: '@', value: 'v=spf1 ip4:192.0.2.17 ip4:192.0.2.18 ~all' },
  ...edit,
})

const dmarc = (text: string): PlanEdit => ({
  name: `_dmarc.${asked.domain}`,
  type: 'TXT',
  before: ['v=DMARC1; p=none; rua=mailto:a@watcher.example'],
  after: [text],
  typed: { name: '_dmarc', value: text },
})

const planOf = (...edits: readonly PlanEdit[]): PlanAnswer => ({
  domain: asked.domain,
  dnsHost: null,
  steps: [{ id: 'spf/record', gain: 1, later: false, edits: [...edits] }],
  predicted: { spf: 'pass', dkim: 'pass', dmarc: 'pass' },
})

const kindsOf = (...edits: readonly PlanEdit[]) => {
  const plan = planOf(...edits)
  return examineZone(asked, plan, publish(asked, plan)).map(({ kind }) => kind)
}

describe('the oracle', () => {
  it('has nothing against a plan that does what it should', () => {
    expect(kindsOf(spf(), dmarc('v=DMARC1; p=none; np=reject; rua=mailto:a@watcher.example'))).toEqual([])
  })

  it('sees a record typed under a wrong name, or with a value that is another one', () => {
    expect(kindsOf(spf({ typed: { name: asked.domain, value: 'v=spf1 ip4:192.0.2.17 ~all' } }))).toContain(
      'typed wrong',
    )
    expect(kindsOf(spf({ typed: { name: '@', value: '"v=spf1 ip4:192.0.2.17 ip4:192.0.2.18 ~all"' } }))).toContain(
      'typed wrong',
    )
    expect(kindsOf(spf({ before: ['v=spf1 -all'] }))).toContain('typed wrong')
  })

  it('sees a second SPF record, and one that lets anybody pass', () => {
    expect(kindsOf(spf({ before: [] }))).toEqual(['two SPF records'])
    const open = 'v=spf1 ip4:192.0.2.17 ?all'
    expect(kindsOf(spf({ after: [open], typed: { name: '@', value: open } }))).toEqual(['policy'])
  })

  it('sees an obsolete tag, a stricter policy, and reports that no longer go where they went', () => {
    expect(kindsOf(dmarc('v=DMARC1; p=none; pct=50; rua=mailto:a@watcher.example'))).toEqual(['obsolete DMARC tag'])
    expect(kindsOf(dmarc('v=DMARC1; p=reject; rua=mailto:a@watcher.example'))).toEqual(['policy'])
    expect(kindsOf(dmarc('v=DMARC1; p=none'))).toEqual(['record lost'])
  })

  it('sees a record taken away that has nothing to do with mail', () => {
    expect(kindsOf(spf({ before: [...spf().before, ...asked.unrelated.slice(0, 1)] }))).toEqual(['record lost'])
  })

  it('takes no promise for kept that one judge does not confirm, nor a judge that fails for one that agrees', () => {
    const sender = asked.accounts[0]?.service.provider.id ?? ''
    const passed = { spf: 'pass', dkim: 'pass', dmarc: 'pass', why: '', fault: null }
    const judged = (verdict: Partial<typeof passed> | { fault: string }) =>
      examineVerdicts(asked, planOf(), [{ judge: 'someone', sender, verdict: { ...passed, ...verdict } }])
    expect(judged({})).toEqual([])
    expect(judged({ dmarc: 'fail' })).toHaveLength(1)
    expect(judged({ fault: 'out of memory' })).toHaveLength(1)
  })
})
