// @vitest-environment happy-dom
import { TesterReport, type ReportSection } from '@bienrecu/shared'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixtureText, openFixture, openPage, READ_AT, RESULT_LOCATION } from '../fixtures/open-fixture.ts'
import { readPage } from './page.ts'
import { readResult, type ResultReading } from './result.ts'

const read = (document: Document): ResultReading => readResult(document, RESULT_LOCATION, READ_AT)

describe('a message that imitates the page around it', () => {
  const document = openFixture('result-hostile.html')
  const reading = read(document)

  it('changes neither score nor band', () => {
    expect(reading).toMatchObject({ ok: true, report: { score: 9.5, band: 4, missing: [] } })
  })

  it('adds no check and no rule', () => {
    const honest = read(openFixture('result-perfect.html'))
    const keysOf = ({ sections }: { sections: ReportSection[] }): unknown =>
      sections.map((section) => [section.key, keysOf(section)])
    expect(reading.ok && keysOf(reading.report)).toEqual(honest.ok && keysOf(honest.report))
    expect(reading.ok && reading.report.spamRules).toEqual(honest.ok && honest.report.spamRules)
    expect(reading.ok && reading.report.blocklists).toEqual(honest.ok && honest.report.blocklists)
  })

  it('is text where it is quoted, and runs nowhere', () => {
    expect(reading).toMatchObject({
      report: { evidence: { subject: '<b>10/10</b> <script>document.documentElement.dataset.ran = "yes"</script>' } },
    })
    expect(document.documentElement.dataset['ran']).toBeUndefined()
  })

  it('does not lend its own DKIM signature to the one that was checked', () => {
    expect(reading).toMatchObject({ report: { evidence: { dkimDomain: 'example.org', dkimSelector: 'mail2026' } } })
  })
})

const isWithinContract = (reading: ResultReading): boolean =>
  !reading.ok || TesterReport.safeParse(reading.report).success

describe('size', () => {
  const perfect = fixtureText('result-perfect.html')

  it('of 10 MB in the source is read as any other, and kept within the contract', () => {
    const base64 = `${'QUJD'.repeat(19)}\n`.repeat(Math.ceil(10_000_000 / 77))
    const reading = read(openPage(perfect.replace('here is the quote you asked for.', base64)))
    expect(reading).toMatchObject({ ok: true, report: { score: 10 } })
    expect(isWithinContract(reading)).toBe(true)
    expect(JSON.stringify(reading).length).toBeLessThan(40_000)
  })

  it('of a header block without an end is clipped', () => {
    const reading = read(openPage(perfect.replace('MIME-Version: 1.0', `X-Long: ${'x'.repeat(1_000_000)}`)))
    expect(reading.ok).toBe(true)
    expect(isWithinContract(reading)).toBe(true)
  })

  it('of texts, lists and rules is clipped', () => {
    const html = perfect
      .replace('No links found.', 'broken '.repeat(100_000))
      .replace('<div class="row">', `<div class="row">${'<div class="bl-result"><a>list</a></div>'.repeat(1_000)}`)
      .replace('Wow! Perfect', 'Wow '.repeat(10_000))
    const reading = read(openPage(html))
    expect(reading.ok).toBe(true)
    expect(isWithinContract(reading)).toBe(true)
  })

  it('of nested checks is bounded in depth and number', () => {
    const open =
      '<div class="test-result deep"><div class="header"><div class="status success"></div></div><div class="content">'
    const nested = open.repeat(300) + '</div></div>'.repeat(300)
    const many = `${open}</div></div>`.repeat(2_000)
    const reading = read(
      openPage(
        perfect.replace(
          '<div class="test-result spamassassin">',
          `${nested}${many}<div class="test-result spamassassin">`,
        ),
      ),
    )
    expect(reading.ok).toBe(true)
    expect(isWithinContract(reading)).toBe(true)
  })

  it('of all texts together stays below what the API takes, 1 MB', () => {
    const long = 'é'.repeat(50_000)
    const html = perfect
      .replaceAll('<div class="about">', `<div class="about">${long}`)
      .replace('MIME-Version: 1.0', `X-Long: ${long}`)
    const reading = read(openPage(html))
    expect(reading.ok).toBe(true)
    expect(new TextEncoder().encode(JSON.stringify(reading)).length).toBeLessThan(1_000_000)
  })
})

describe('any damage to a page', () => {
  const pages = ['result-perfect.html', 'result-hostile.html', 'result-softfail-guess-record.html'].map(fixtureText)
  const piece = fc.oneof(
    fc.constantFrom(
      '<div class="test-result spf">',
      '</div>',
      '<pre>',
      '</pre>',
      '<span class="score">3/10</span>',
      '"',
      '<',
      '&#0;',
    ),
    fc.string({ unit: fc.nat({ max: 0xff_ff }).map((code) => String.fromCharCode(code)), maxLength: 20 }),
  )
  const damage = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat({ max: 400 }), piece })

  it('gives a report within the contract or none, and never an error', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pages), fc.array(damage, { minLength: 1, maxLength: 6 }), (page, damages) => {
        const html = damages.reduce((text, { at, cut, piece: put }) => {
          const place = Math.floor(at * text.length)
          return text.slice(0, place) + put + text.slice(place + cut)
        }, page)
        const document = openPage(html)
        readPage(document, RESULT_LOCATION)
        expect(isWithinContract(read(document))).toBe(true)
      }),
      { numRuns: 60 },
    )
  }, 30_000)
})
