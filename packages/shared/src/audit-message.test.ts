import { describe, expect, it } from 'vitest'
import { messageOfReport } from './audit-message.ts'
import type { ReportSection, TesterReport } from './tester-report.ts'

const NOTHING: TesterReport['evidence'] = {
  subject: null,
  fromAddress: null,
  bounceAddress: null,
  replyTo: null,
  sendingIp: null,
  helo: null,
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

const report = (evidence: Partial<TesterReport['evidence']>, sections: ReportSection[] = []): TesterReport => ({
  tester: 'mail-tester',
  source: 'page',
  address: 'test-8kilyl428@srv1.mail-tester.com',
  url: 'https://www.mail-tester.com/test-8kilyl428',
  language: 'en',
  readAt: '2026-11-21T12:01:00.000Z',
  receivedAt: null,
  score: 9.5,
  maxScore: 10,
  band: 4,
  headline: '',
  sections,
  spamRules: [],
  blocklists: [],
  missing: [],
  evidence: { ...NOTHING, ...evidence },
})

const SIGNATURE =
  'v=1; a=rsa-sha256; c=relaxed/relaxed; d=Example.org;\r\n\ts=S1; i=@news.example.org; h=from:to; bh=a=; b=b'
const header = (name: string, value: string) => ({ name, value })
const COMPLETE = [header('Received', 'from a by b'), header('From', 'Isabelle <isabelle@example.org>')]

describe('the message of a report', () => {
  it('is unknown where the report shows nothing', () => {
    const nothing = { ip: null, helo: null, mailFrom: null, fromDomain: null, signatures: null }
    expect(messageOfReport(report({}))).toEqual(nothing)
  })

  it('has the way and the sender that were shown', () => {
    const evidence = { sendingIp: '192.0.2.1', helo: 'mail.example.org', bounceAddress: 'b@bounces.example.net' }
    expect(messageOfReport(report({ ...evidence, fromAddress: 'Isabelle <i@Example.ORG>' }))).toMatchObject({
      ip: '192.0.2.1',
      helo: 'mail.example.org',
      mailFrom: 'b@bounces.example.net',
      fromDomain: 'example.org',
    })
  })

  it('falls back on the header', () => {
    const headers = [...COMPLETE, header('return-path', '<b@example.net>')]
    expect(messageOfReport(report({ headers }))).toMatchObject({ mailFrom: 'b@example.net', fromDomain: 'example.org' })
  })

  it('tells the null reverse-path from none shown', () => {
    expect(messageOfReport(report({ headers: [header('Return-Path', ' <> ')] })).mailFrom).toBe('')
  })
})

describe('its signatures', () => {
  const signaturesOf = (...given: Parameters<typeof report>) => messageOfReport(report(...given)).signatures

  it('are none only when the whole header was there', () => {
    expect(signaturesOf({ headers: COMPLETE })).toEqual([])
    expect(signaturesOf({ headers: [header('Subject', 'Quote')] })).toBeNull()
  })

  it('are read from the header', () => {
    expect(signaturesOf({ headers: [header('DKIM-Signature', SIGNATURE)] })).toEqual([
      {
        domain: 'example.org',
        selector: 's1',
        identity: '@news.example.org',
        algorithm: 'rsa-sha256',
        result: null,
      },
    ])
  })

  it('are known by domain and selector alone', () => {
    expect(signaturesOf({ dkimDomain: 'example.org', dkimSelector: 's1' })).toMatchObject([{ selector: 's1' }])
  })

  it('each have their own result', () => {
    const other = 'v=1; a=rsa-sha256; d=example.net; s=x; b=b'
    const headers = [header('DKIM-Signature', SIGNATURE), header('DKIM-Signature', other)]
    const authenticationResults =
      'mx.example.com;\n dkim=pass (2048-bit; comment) header.d=example.org header.s=s1;\n dkim=fail header.i=@example.net'
    expect(signaturesOf({ headers, authenticationResults })).toMatchObject([{ result: 'pass' }, { result: 'fail' }])
  })

  it('have the result of the topmost field, never of one below', () => {
    const results = (value: string) => header('Authentication-Results', value)
    const headers = [
      header('DKIM-Signature', SIGNATURE),
      results('mx.example.com; dkim=fail header.d=example.org'),
      results('forged.example; dkim=pass header.d=example.org'),
    ]
    expect(signaturesOf({ headers })).toMatchObject([{ result: 'fail' }])
  })

  it('have no result where two disagree', () => {
    const authenticationResults = 'x; dkim=pass header.d=example.org; dkim=fail header.d=example.org'
    const headers = [header('DKIM-Signature', SIGNATURE)]
    expect(signaturesOf({ headers, authenticationResults })).toMatchObject([{ result: null }])
  })

  it('take the tester’s verdict when there is one signature', () => {
    const text = { title: '', points: null, about: '', result: '', sections: [] }
    const dkim: ReportSection = { ...text, key: 'dkim', status: 'success' }
    const sections: ReportSection[] = [{ ...text, key: 'signature', status: 'success', sections: [dkim] }]
    expect(signaturesOf({ dkimSignature: SIGNATURE }, sections)).toMatchObject([{ result: 'pass' }])
  })
})
