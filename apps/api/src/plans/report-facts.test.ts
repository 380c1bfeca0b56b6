import type { ReportSection, TesterReport } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { factsOfReport } from './report-facts.ts'

const section = (key: string, points: number | null, sections: ReportSection[] = []): ReportSection => ({
  key,
  title: key,
  status: 'warning',
  points,
  about: '',
  result: '',
  sections,
})

const EVIDENCE: TesterReport['evidence'] = {
  subject: null,
  fromAddress: 'Isabelle <isabelle@example.org>',
  bounceAddress: 'b@bounces.example.net',
  replyTo: null,
  sendingIp: '192.0.2.1',
  helo: 'mail.example.org',
  reverseDns: null,
  spfRecord: null,
  suggestedSpfRecord: null,
  dkimSignature: null,
  dkimDomain: null,
  dkimSelector: null,
  dkimKeyBits: null,
  dmarcRecord: null,
  authenticationResults: null,
  spamAssassinScore: null,
  headers: [],
}

const report = (sections: ReportSection[]): TesterReport => ({
  tester: 'mail-tester',
  source: 'page',
  address: 'test-8kilyl428@srv1.mail-tester.com',
  url: 'https://www.mail-tester.com/test-8kilyl428',
  language: 'en',
  readAt: '2026-11-21T12:01:00.000Z',
  receivedAt: null,
  score: 8.5,
  maxScore: 10,
  band: 3,
  headline: '',
  sections,
  spamRules: [],
  blocklists: [],
  missing: [],
  evidence: EVIDENCE,
})

describe('what a report tells a plan', () => {
  it('is its message', () => {
    expect(factsOfReport(report([])).message).toMatchObject({
      ip: '192.0.2.1',
      helo: 'mail.example.org',
      mailFrom: 'b@bounces.example.net',
      fromDomain: 'example.org',
    })
  })

  it('is what was taken away, each part by its own name', () => {
    const parts = [section('dkim', -1), section('spf', 0), section('dmarc', null)]
    const { lost } = factsOfReport(report([section('signature', -1, parts), section('spamassassin', -0.4)]))
    expect(lost).toEqual([
      { key: 'signature', points: -1 },
      { key: 'dkim', points: -1 },
      { key: 'spamassassin', points: -0.4 },
    ])
  })

  it('is nothing lost, where nothing was taken away', () => {
    expect(factsOfReport(report([])).lost).toEqual([])
  })
})
