import { TesterAddress, TesterReport } from '@bienrecu/shared'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTestDeps, TEST_TIME } from '../fixtures/test-deps.ts'
import { exampleReport, startHappyDeliver, TEST_ID, type Answering } from './fixtures/happydeliver-server.ts'
import { happyDeliver } from './happydeliver.ts'
import { Report } from './happydeliver/answers.ts'
import { reportOf } from './happydeliver/report-of.ts'
import { testerOf } from './tester-of.ts'

const CALLER = { deviceId: null, signal: new AbortController().signal }
const ADDRESS = `test-${TEST_ID}@tests.example.net`
const REFERENCE = { address: ADDRESS, reference: TEST_ID, pageUrl: `https://happydeliver.example.net/test/${TEST_ID}` }

const told = (changes: object = {}) => reportOf(Report.parse(exampleReport(changes)), REFERENCE, TEST_TIME)

describe('opening a test', () => {
  const open = async (test?: Answering) => {
    const { url, asked } = await startHappyDeliver(test ? { test } : {})
    const deps = await createTestDeps({ BIENRECU_HAPPYDELIVER_URL: url })
    const address = await happyDeliver.issueAddress?.(deps, CALLER)
    return { deps, url, asked, address }
  }

  it('gives an address, its page, and remembers whose it is', async () => {
    const { deps, url, asked, address } = await open()
    expect(TesterAddress.parse(address)).toEqual({
      tester: 'happydeliver',
      address: ADDRESS,
      pageUrl: `${url}/test/${TEST_ID}`,
      expiresAt: null,
    })
    expect(asked).toEqual(['POST /api/test'])
    expect(testerOf(deps, ADDRESS.toUpperCase())?.id).toBe('happydeliver')
    expect(testerOf(deps, 'postmaster@tests.example.net')).toBeNull()
  })

  it.each<[string, Answering]>([
    ['an error', { status: 500, body: { error: 'x', message: 'y' } }],
    ['too many requests', { status: 429, body: {} }],
    ['a page', { status: 201, body: '<html>' }],
    ['the mailbox of somebody else', { status: 201, body: { id: TEST_ID, email: 'victim@example.com' } }],
    ['an address with a comment', { status: 201, body: { id: TEST_ID, email: `x(y)test-${TEST_ID}@example.com` } }],
    ['an id that leads elsewhere', { status: 201, body: { id: '../../status', email: ADDRESS } }],
    ['a redirect', { status: 302, body: {} }],
    ['a megabyte and more', { status: 201, body: 'x'.repeat(1_100_000) }],
  ])('fails when the instance answers %s', async (_, test) => {
    await expect(open(test)).rejects.toMatchObject({ code: 'tester-unavailable', params: { tester: 'happyDeliver' } })
  })

  it('fails when nobody answers', async () => {
    const deps = await createTestDeps({ BIENRECU_HAPPYDELIVER_URL: 'http://127.0.0.1:1' })
    await expect(happyDeliver.issueAddress?.(deps, CALLER)).rejects.toMatchObject({ code: 'tester-unavailable' })
  })
})

describe('fetching a result', () => {
  const fetched = async (report: () => Answering) => {
    const { url } = await startHappyDeliver({ report })
    const deps = await createTestDeps({ BIENRECU_HAPPYDELIVER_URL: url })
    return happyDeliver.fetchReport?.(deps, REFERENCE, CALLER.signal)
  }

  it('tells the report once it is there', async () => {
    const answer = await fetched(() => ({ status: 200, body: exampleReport() }))
    expect(answer).toEqual({ kind: 'report', report: told() })
  })

  it.each<[string, Answering, string]>([
    ['is not there yet', { status: 404, body: {} }, 'pending'],
    ['a server in trouble', { status: 503, body: 'try again' }, 'pending'],
    ['forbidden', { status: 403, body: {} }, 'refused'],
    ['asked too often', { status: 429, body: {} }, 'refused'],
    ['a report without a score', { status: 200, body: exampleReport({ score: undefined }) }, 'refused'],
    ['a score beyond a hundred', { status: 200, body: exampleReport({ score: 101 }) }, 'refused'],
    ['the report of another test', { status: 200, body: exampleReport({ test_id: 'other' }) }, 'refused'],
    ['half a report', { status: 200, body: '{"score":' }, 'refused'],
  ])('%s', async (_, answer, kind) => {
    expect(await fetched(() => answer)).toEqual({ kind })
  })
})

describe('a report of happyDeliver', () => {
  it('is a report like any other', () => {
    const report = told()
    expect(TesterReport.parse(report)).toEqual(report)
    expect(report).toMatchObject({ tester: 'happydeliver', score: 8.3, band: 3, headline: 'B', missing: [] })
  })

  it('has the sections of mail-tester, with what each showed', () => {
    const { sections } = told()
    const flat = [sections, sections.flatMap((one) => one.sections)].flat()
    expect(Object.fromEntries(flat.map(({ key, status }) => [key, status]))).toEqual({
      spamassassin: 'success',
      rspamd: 'success',
      signature: 'failure',
      spf: 'success',
      dkim: 'success', // one signature that holds is enough
      dmarc: 'failure',
      'reverse-dns': 'success',
      'mxrecord-dns': 'success',
      'structure-and-content': 'failure',
      'alt-attribute': 'warning',
      'forbidden-tags': 'failure',
      'short-links': 'success',
      'list-unsubscribe': 'success',
      headers: 'success',
      'broken-links': 'warning',
      blacklists: 'failure',
    })
  })

  it('has points and rules with mail-tester’s sign', () => {
    const { spamRules, evidence } = told()
    expect(spamRules.map(({ code, score }) => [code, score])).toEqual([
      ['DKIM_SIGNED', -0.1],
      ['HTML_MESSAGE', 0],
    ])
    expect(evidence.spamAssassinScore).toBe(-1.1)
  })

  it('tells a list that did not answer from one that says no', () => {
    expect(told().blocklists.map(({ name, state }) => [name, state])).toEqual([
      ['zen.example.net', 'not-listed'],
      ['bl.example.com', 'listed'],
      ['silent.example.com', 'no-answer'],
    ])
  })

  it('lets the evidence be read: sender, signature, records', () => {
    expect(told().evidence).toMatchObject({
      subject: 'Devis',
      fromAddress: 'isabelle@example.org',
      bounceAddress: 'bounce@example.org',
      sendingIp: '192.0.2.1',
      helo: 'mail.example.org',
      reverseDns: 'mail.example.org',
      spfRecord: 'v=spf1 ip4:192.0.2.1 -all',
      dkimSignature: 'v=1; d=example.org; s=s1',
      dkimSelector: 's1',
      dkimKeyBits: 2048,
      dmarcRecord: 'v=DMARC1; p=none',
    })
  })

  it('names the parts that were not shown, and does not call them absent', () => {
    const { missing, sections, evidence } = told({ authentication: undefined, dns_results: 'later', blacklists: [] })
    expect(missing).toEqual(['authentication', 'dns_results', 'blacklists'])
    expect(sections.map(({ key }) => key)).not.toContain('signature')
    expect(evidence.dmarcRecord).toBeNull()
  })

  it('fits the contract, whatever the parts hold', () => {
    const parts = Object.keys(exampleReport()).filter(
      (key) => !['test_id', 'score', 'grade', 'created_at'].includes(key),
    )
    const damage = fc.dictionary(fc.constantFrom(...parts), fc.jsonValue())
    fc.assert(fc.property(damage, (changes) => TesterReport.safeParse(told(changes)).success))
  })
})
