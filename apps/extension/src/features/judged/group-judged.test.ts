import { describe, expect, it } from 'vitest'
import { judgedFinding } from './example-result.ts'
import { groupJudged } from './group-judged.ts'

describe('the findings of a judgement', () => {
  it('come with what cost points first, then what costs nothing, what is not known, and what passed', () => {
    const groups = groupJudged([
      judgedFinding({ checkId: 'dmarc/missing', points: -1 }),
      judgedFinding({ checkId: 'subject/capitals', severity: 'low' }),
      judgedFinding({ checkId: 'lists/ip', status: 'unknown' }),
      judgedFinding({ checkId: 'spf/missing', status: 'pass' }),
    ])
    expect(Object.values(groups).map((findings) => findings.map(({ checkId }) => checkId))).toEqual([
      ['dmarc/missing'],
      ['subject/capitals'],
      ['lists/ip'],
      ['spf/missing'],
    ])
  })

  it('are to be corrected where receivers refuse them, even without a price', () => {
    expect(groupJudged([judgedFinding({ severity: 'critical', points: 0 })]).correct).toHaveLength(1)
  })

  it('say nothing of what has no object in the message', () => {
    expect(Object.values(groupJudged([judgedFinding({ status: 'not-applicable' })])).flat()).toEqual([])
  })

  it('never take what broke for what passed', () => {
    expect(groupJudged([judgedFinding({ status: 'error' })]).unknown).toHaveLength(1)
  })
})
