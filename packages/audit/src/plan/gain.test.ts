import { describe, expect, it } from 'vitest'
import type { Finding } from '../run.ts'
import { gainsOf } from './gain.ts'
import type { PlanStep } from './step.ts'

const step = (kind: string, cures: readonly string[], more: Partial<PlanStep> = {}): PlanStep => ({
  id: kind,
  kind,
  subject: null,
  edits: [],
  isLater: false,
  params: {},
  changes: [],
  cures,
  after: [],
  who: 'dns',
  minutes: 5,
  gain: 0,
  helps: [],
  dependsOn: [],
  ...more,
})

const fault = (checkId: string, severity: Finding['severity'] = 'high'): Finding => ({
  checkId,
  severity,
  status: 'fail',
  params: {},
})

describe('the points that a step gives back', () => {
  it('are those that the test took away in its section', () => {
    const steps = [step('spf/record', ['spf/missing']), step('dkim/publish', ['dkim/no-signature'])]
    const gains = gainsOf(steps, [fault('spf/missing')], [{ key: 'spf', points: -1.34 }])
    expect([...gains]).toEqual([
      ['spf/record', 1.3],
      ['dkim/publish', 0],
    ])
  })

  it('are what such a fault usually costs, where there is no report', () => {
    expect(gainsOf([step('dkim/publish', ['dkim/none-found'])], [fault('dkim/none-found')], null)).toEqual(
      new Map([['dkim/publish', 1]]),
    )
  })

  it('are none for what no test sees', () => {
    const steps = [step('dmarc/quarantine', ['dmarc/policy-none']), step('bimi/publish', [])]
    expect([...gainsOf(steps, [fault('dmarc/policy-none', 'info')], null).values()]).toEqual([0, 0])
  })

  it('are counted once, for the first step that cures the section', () => {
    const steps = [
      step('dkim/publish', ['dkim/none-found'], { id: 'dkim/publish/gandi' }),
      step('dkim/publish', ['dkim/none-found'], { id: 'dkim/publish/brevo' }),
    ]
    expect([...gainsOf(steps, [], [{ key: 'dkim', points: 1 }]).values()]).toEqual([1, 0])
  })
})
