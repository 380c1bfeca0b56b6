// @vitest-environment happy-dom
import { TesterReport } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import {
  fixtureText,
  openFixture,
  openPage,
  READ_AT,
  RESULT_ADDRESS,
  RESULT_LOCATION,
} from '../fixtures/open-fixture.ts'
import { readResult } from './result.ts'

const read = (document: Document, href = RESULT_LOCATION.href): TesterReport => {
  const reading = readResult(document, { href }, READ_AT)
  if (!reading.ok) throw new Error(`not understood: ${reading.missing.join(', ')}`)
  return TesterReport.parse(reading.report)
}

const readFixture = (name: string): TesterReport => read(openFixture(name))

const subTest = (report: TesterReport, section: string, key: string) =>
  report.sections.find((one) => one.key === section)?.sections.find((one) => one.key === key)

describe('a perfect result', () => {
  const report = readFixture('result-perfect.html')

  it('is read completely: nothing is missing', () => {
    expect(report.missing).toEqual([])
  })

  it('has its score, band, headline and address', () => {
    expect(report).toMatchObject({
      tester: 'mail-tester',
      source: 'page',
      score: 10,
      band: 4,
      headline: 'Wow! Perfect, you can send',
      address: RESULT_ADDRESS,
      url: RESULT_LOCATION.href,
      language: 'en',
      readAt: READ_AT.toISOString(),
      receivedAt: 'Received 2 minutes ago',
    })
  })

  it('has every section and sub-test, folded as they are', () => {
    expect(report.sections.map(({ key, sections }) => [key, sections.map((sub) => sub.key)])).toEqual([
      ['message-content', ['html-version', 'html-version-imageless', 'text-version', 'raw-version']],
      ['spamassassin', []],
      ['signature', ['spf', 'dkim', 'dmarc', 'reverse-dns', 'mxrecord-dns', 'arecord-dns']],
      ['structure-and-content', ['alt-attribute', 'forbidden-tags', 'short-links', 'list-unsubscribe']],
      ['blacklists', []],
      ['broken-links', []],
    ])
    expect(subTest(report, 'signature', 'mxrecord-dns')).toEqual({
      key: 'mxrecord-dns',
      title: 'Your domain name example.org is assigned to a mail server.',
      status: 'success',
      points: 0,
      about: 'We check if there is a mail server (MX Record) behind your domain name example.org.',
      result: 'MX records (example.org) :\n10 mx1.example.org.',
      sections: [],
    })
  })

  it('has the SpamAssassin rules with the page’s sign: negative is bad', () => {
    expect(report.spamRules).toHaveLength(5)
    expect(report.spamRules[1]).toEqual({
      code: 'DKIM_VALID',
      score: 0.1,
      description: 'Message has at least one valid DKIM or DK signature',
      solution: 'Great! Your signature is valid',
    })
    expect(report.evidence.spamAssassinScore).toBe(0.1)
  })

  it('has what the message and its server are known by', () => {
    expect(report.evidence).toMatchObject({
      subject: 'Your quote for the cottage in August',
      fromAddress: 'isabelle@example.org',
      bounceAddress: 'bounces@example.org',
      replyTo: 'bookings@example.org',
      sendingIp: '192.0.2.25',
      helo: 'smtp.example.org',
      reverseDns: 'smtp.example.org',
      spfRecord: 'v=spf1 ip4:192.0.2.0/24 include:_spf.example.net -all',
      suggestedSpfRecord: null,
      dkimDomain: 'example.org',
      dkimSelector: 'mail2026',
      dkimKeyBits: 1024,
      dmarcRecord: 'v=DMARC1; p=reject; rua=mailto:dmarc@example.org',
    })
    expect(report.evidence.dkimSignature).toMatch(/^v=1; a=rsa-sha256;/)
    expect(report.evidence.authenticationResults).toContain('dmarc=pass (p=reject dis=none) header.from=example.org')
  })

  it('has the headers of the message, and none of its body', () => {
    expect(report.evidence.headers.map(({ name }) => name)).toContain('DKIM-Signature')
    expect(report.evidence.headers.at(-1)).toEqual({ name: 'List-Unsubscribe', value: '<mailto:stop@example.org>' })
    expect(JSON.stringify(report)).not.toContain('here is the quote you asked for')
  })

  it('has the blocklists', () => {
    expect(report.blocklists[1]).toEqual({
      name: 'Barracuda',
      url: 'http://barracudacentral.org/rbl',
      state: 'not-listed',
    })
  })
})

describe('a result with faults', () => {
  it('says what each takes away, and a tick on orange takes nothing', () => {
    const report = readFixture('result-no-dkim-guess-titles.html')
    expect(report.score).toBe(7.7)
    expect(report.band).toBe(3)
    expect(subTest(report, 'signature', 'dkim')).toMatchObject({ status: 'failure', points: -1 })
    expect(subTest(report, 'structure-and-content', 'list-unsubscribe')).toMatchObject({ status: 'warning', points: 0 })
    expect(report.evidence).toMatchObject({ dkimSignature: null, dkimDomain: null, dkimKeyBits: null })
    expect(report.evidence.spamAssassinScore).toBe(-0.8)
  })

  it('does not take the DMARC record to publish for one that is there', () => {
    const { dmarcRecord, authenticationResults } = readFixture('result-no-dkim-guess-titles.html').evidence
    expect(dmarcRecord).toBeNull()
    expect(authenticationResults).toBe('mail-tester.com; dmarc=none header.from=example.org')
  })

  it('keeps the current SPF record and the proposed one apart', () => {
    const { evidence } = readFixture('result-softfail-guess-record.html')
    expect(evidence.spfRecord).toBe('v=spf1 include:_spf.example.net ~all')
    expect(evidence.suggestedSpfRecord).toBe('v=spf1 ip4:192.0.2.25 include:_spf.example.net ~all')
    expect(evidence.reverseDns).toBeNull()
  })

  it('keeps four states of a blocklist apart', () => {
    const report = readFixture('result-blocklist-guess-classes.html')
    expect(report.blocklists.map(({ state }) => state)).toEqual([
      'not-listed',
      'listed',
      'no-answer',
      'unknown',
      'unknown',
    ])
    expect(report.blocklists.at(-1)?.url).toBeNull()
  })

  it('takes an orange list for the listing when points were lost and no list is red', () => {
    const html = fixtureText('result-blocklist-guess-classes.html').replace(
      'status-failure">Listed',
      'status-warning">Listed',
    )
    expect(read(openPage(html)).blocklists.map(({ state }) => state)).toEqual([
      'not-listed',
      'listed',
      'no-answer',
      'listed',
      'unknown',
    ])
  })
})

describe('a result in another language', () => {
  const report = readFixture('result-french-guess-words.html')

  it('is understood by classes alone, with decimal commas', () => {
    expect(report.score).toBe(9.2)
    expect(report.missing).toEqual([])
    expect(subTest(report, 'structure-and-content', 'alt-attribute')?.points).toBe(-0.5)
    expect(report.spamRules.at(-1)?.score).toBe(-0.45)
  })

  it('has the sum of SpamAssassin, and not the threshold that stands before it', () => {
    expect(report.evidence.spamAssassinScore).toBe(-0.35)
  })

  it('has the subject without its label, and the server without its labels', () => {
    expect(report.evidence).toMatchObject({
      subject: 'Devis pour le gîte — août 2026',
      sendingIp: '192.0.2.25',
      helo: 'smtp.example.org',
      reverseDns: 'smtp.example.org',
      bounceAddress: 'bounces@example.org',
      replyTo: 'bookings@example.org',
    })
  })

  it('says its language: that of the address before that of the page', () => {
    expect(report.language).toBe('fr')
    expect(read(openFixture('result-perfect.html'), `${RESULT_LOCATION.href}&lang=pl`).language).toBe('pl')
  })
})
