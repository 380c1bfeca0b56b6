import { describe, expect, it } from 'vitest'
import type { Severity } from './check.ts'
import type { Finding, FindingStatus } from './run.ts'
import { gradeOf, scoreOf, worstFirst } from './score.ts'

const finding = (status: FindingStatus, severity: Severity = 'high'): Finding => ({
  checkId: `test/${severity}`,
  status,
  severity,
  params: {},
})

describe('the score', () => {
  it('is full when nothing failed', () => {
    expect([scoreOf([finding('pass')]), gradeOf([finding('pass')])]).toEqual([100, 'A'])
  })

  it('loses nothing for what is unknown, erring or beside the point', () => {
    const silent = [finding('pass'), finding('unknown'), finding('error'), finding('not-applicable')]
    expect(gradeOf(silent)).toBe('A')
  })

  it('is no grade at all when nothing could be judged', () => {
    expect(gradeOf([finding('unknown'), finding('not-applicable')])).toBeNull()
  })

  it('loses nothing for what is only good to know', () => {
    expect(scoreOf(Array.from({ length: 40 }, () => finding('fail', 'info')))).toBe(100)
  })

  it.each([
    ['low', 'A'],
    ['medium', 'B'],
    ['high', 'B'],
    ['critical', 'D'],
  ] as const)('with one %s fault is %s', (severity, grade) => {
    expect(gradeOf([finding('fail', severity)])).toBe(grade)
  })

  it('ends at nothing', () => {
    const ruin = [finding('fail', 'critical'), finding('fail', 'critical'), finding('fail', 'critical')]
    expect([scoreOf(ruin), gradeOf(ruin)]).toEqual([0, 'F'])
  })
})

describe('the order', () => {
  it('is worst first, and else that of the list', () => {
    const order = worstFirst([finding('fail', 'low'), finding('pass', 'critical'), finding('fail', 'medium')])
    expect(order.map(({ severity }) => severity)).toEqual(['critical', 'medium', 'low'])
  })
})
