// @vitest-environment happy-dom
import { TesterReport } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { fixtureText, openFixture, openPage, READ_AT, RESULT_LOCATION } from '../fixtures/open-fixture.ts'
import { readResult } from './result.ts'

const read = (document: Document, href = RESULT_LOCATION.href): TesterReport => {
  const reading = readResult(document, { href }, READ_AT)
  if (!reading.ok) throw new Error(`not understood: ${reading.missing.join(', ')}`)
  return TesterReport.parse(reading.report)
}

describe('the score', () => {
  const perfect = fixtureText('result-perfect.html')
  const missingOf = (html: string): string[] => {
    const reading = readResult(openPage(html), RESULT_LOCATION, READ_AT)
    return reading.ok ? reading.report.missing : ['refused', ...reading.missing]
  }

  it('is refused when its two places disagree', () => {
    expect(missingOf(perfect.replace('lovely total: 10/10', 'lovely total: 9.9/10'))).toEqual([
      'refused',
      'score-agreement',
    ])
  })

  it('is taken from one place when the other is gone, and that is said', () => {
    expect(missingOf(perfect.replace('class="score"', 'class="mark"'))).toEqual(['score'])
    expect(missingOf(perfect.replace('class="total ', 'class="sum '))).toEqual(['total'])
  })

  it('is never made from what is legible nowhere', () => {
    const html = perfect
      .replace('10/10</span>', 'perfect</span>')
      .replace('lovely total: 10/10', 'lovely total: perfect')
    expect(missingOf(html)).toEqual(['refused', 'score', 'total'])
  })

  it('may be negative', () => {
    const html = perfect.replaceAll('10/10', '-3.4/10')
    expect(read(openPage(html)).score).toBe(-3.4)
  })
})

describe('a page that is no result, or not all of one', () => {
  it.each([
    'home.html',
    'waiting.html',
    'not-found.html',
    'payment.html',
    'unknown-guess-limit-reached.html',
    'unknown-faq.html',
  ])('%s gives no report', (name) => {
    expect(readResult(openFixture(name), RESULT_LOCATION, READ_AT)).toEqual({
      ok: false,
      code: 'tester-report-not-understood',
      missing: ['result-page'],
    })
  })

  it('without checks is refused: a score with nothing under it may be anything', () => {
    const html = fixtureText('result-perfect.html').replaceAll('class="test-result', 'class="check')
    expect(readResult(openPage(html), RESULT_LOCATION, READ_AT)).toMatchObject({ ok: false, missing: ['sections'] })
  })

  it('names the checks it has not got', () => {
    const html = fixtureText('result-perfect.html')
      .replace('test-result dkim', 'test-result domainkeys')
      .replace('test-result blacklists', 'test-result lists')
    expect(read(openPage(html)).missing).toEqual(['section:dkim', 'section:blacklists'])
  })

  it('names a check whose status is not one of the four', () => {
    const html = fixtureText('result-blocklist-guess-classes.html').replace(
      'class="status failure">',
      'class="status severe">',
    )
    expect(read(openPage(html)).missing).toEqual(['status:blacklists'])
  })
})

describe('the address of a result', () => {
  const html = fixtureText('result-perfect.html')
  const withoutSource = html.replace('test-result raw-version', 'test-result other-version')

  it('is the one the message was sent to, when that is the one of the page', () => {
    expect(read(openPage(html.replaceAll('@srv1.mail-tester.com', '@srv2.mail-tester.com'))).address).toBe(
      'test-8kilyl428@srv2.mail-tester.com',
    )
  })

  it.each([
    ['https://www.mail-tester.com/test-8kilyl428', 'test-8kilyl428@srv1.mail-tester.com'],
    ['https://mail-tester.com/web-VWu10k', 'web-VWu10k@mail-tester.com'],
  ])('of %s follows from its form where the source is not shown, and that is said', (href, address) => {
    const report = read(openPage(withoutSource), href)
    expect(report.address).toBe(address)
    expect(report.missing).toContain('address')
  })

  it('is never one the message merely claims', () => {
    const claimed = html.replaceAll('test-8kilyl428@srv1.mail-tester.com', 'test-someoneelse@srv1.mail-tester.com')
    expect(read(openPage(claimed)).address).toBe('test-8kilyl428@srv1.mail-tester.com')
  })

  it('of a white label is at the mail host the user has named', () => {
    const location = { href: 'https://result.example.org/example-1' }
    const hosts = ['mail-tester.com', 'mt.example.org']
    expect(readResult(openPage(html), location, READ_AT, hosts)).toMatchObject({
      report: { address: 'example-1@mt.example.org', url: 'https://result.example.org/example-1' },
    })
  })

  it('that cannot be told gives no report', () => {
    expect(readResult(openPage(html), { href: 'https://www.mail-tester.com/' }, READ_AT)).toMatchObject({
      ok: false,
      missing: ['address'],
    })
  })
})
