import type { ReportSection } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { topFaults } from './top-faults.ts'

const section = (key: string, changes: Partial<ReportSection> = {}): ReportSection => ({
  key,
  title: key,
  status: 'success',
  points: 0,
  about: '',
  result: '',
  sections: [],
  ...changes,
})

const keysOf = (sections: ReportSection[]) => topFaults({ sections }, 3).map(({ key }) => key)

describe('what to correct first', () => {
  it('puts what cost most first', () => {
    expect(
      keysOf([
        section('blacklists', { status: 'failure', points: -0.5 }),
        section('spamassassin', { status: 'warning', points: -2.5 }),
        section('broken-links'),
      ]),
    ).toEqual(['spamassassin', 'blacklists'])
  })

  it('names the sub-test at fault, not the section that repeats its points', () => {
    const dkim = section('dkim', { status: 'failure', points: -1 })
    const sections = [section('spf'), dkim]
    expect(keysOf([section('signature', { status: 'failure', points: -1, sections })])).toEqual(['dkim'])
  })

  it('leaves out advice that cost nothing, but not a failure', () => {
    expect(
      keysOf([
        section('list-unsubscribe', { status: 'warning' }),
        section('reverse-dns', { status: 'failure' }),
        section('alt-attribute', { status: 'warning', points: -0.5 }),
      ]),
    ).toEqual(['alt-attribute', 'reverse-dns'])
  })

  it('is empty when everything passed', () => {
    expect(keysOf([section('spamassassin')])).toEqual([])
  })
})
