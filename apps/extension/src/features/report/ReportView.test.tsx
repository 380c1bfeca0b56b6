import { beforeEach, describe, expect, it } from 'vitest'
import { uiLocale } from '../../locales/ui-locale.ts'
import { answer, installBackground } from '../../testing/background-double.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { draw, one, perform } from '../../testing/page.ts'
import { evidence, section, storedReport, testerReport } from './example-report.ts'
import { ReportBody, ReportView } from './ReportView.tsx'
import { reportWordsIn } from './report-words.ts'

const NOW = new Date('2026-11-22T10:00:00.000Z')
const body = (report: Parameters<typeof testerReport>[0], now = NOW) => (
  <ReportBody stored={storedReport(report)} words={reportWordsIn('en')} now={now} />
)
const findings = () =>
  [...document.querySelectorAll<HTMLElement>('[data-testid="finding"]')].map(
    ({ dataset }) => `${dataset['checkId']} ${dataset['status']}`,
  )

beforeEach(() => {
  installBrowser()
  uiLocale.value = 'en'
})

describe('a report', () => {
  it('begins with its score, and with what to correct first', async () => {
    await draw(body({}))
    expect(one('[data-testid="score"]').textContent).toBe('9/10')
    expect(one('h1').textContent).toBe('Excellent score')
    expect(findings()[0]).toBe('mail-tester/dkim fail')
    expect(findings()).toHaveLength(13)
  })

  it('folds what passed, and shows what did not', async () => {
    await draw(body({}))
    const isFolded = (id: string) => one(`[data-check-id="${id}"]`).closest('details') !== null
    expect([isFolded('mail-tester/spf'), isFolded('mail-tester/dkim')]).toEqual([true, false])
  })

  it('follows the language of the interface at once', async () => {
    installBackground({ 'report/get': () => answer(storedReport()), 'probe/seen': () => answer(null) })
    await draw(<ReportView id={storedReport().id} />)
    expect(one('h1').textContent).toBe('Excellent score')
    await perform(() => {
      uiLocale.value = 'fr'
    })
    expect(one('h1').textContent).toBe('Excellente note')
  })

  it('takes the badge off the toolbar button once it is seen', async () => {
    const { asked } = installBackground({
      'report/get': () => answer(storedReport()),
      'probe/seen': () => answer(null),
    })
    await draw(<ReportView id={storedReport().id} />)
    expect(asked).toContainEqual({ name: 'probe/seen', input: { probeId: storedReport().probeId } })
  })

  it('leads to the repair of the domain, and from a practice message nowhere: its domain stands in no DNS', async () => {
    await draw(body({}))
    expect(document.querySelector('[data-testid="repair"]')).not.toBeNull()
    await draw(body({ evidence: evidence({ fromAddress: 'practice@practice.bienrecu.localhost' }) }))
    expect(document.querySelector('[data-testid="repair"]')).toBeNull()
  })

  it('says until when mail-tester keeps its page, and afterwards that it is gone', async () => {
    await draw(body({}))
    expect(document.body.textContent).toContain('deletes its own page around November 28, 2026')
    await draw(body({}, new Date('2026-12-24T10:00:00.000Z')))
    expect(document.body.textContent).toContain('has deleted its own page since about November 28, 2026')
    expect(document.querySelector('a[href^="https://www.mail-tester.com"]')).toBeNull()
  })

  it('calls nothing absent that the page did not show', async () => {
    await draw(body({ evidence: evidence({ dmarcRecord: null }), missing: ['section:dmarc'] }))
    const rows = [...document.querySelectorAll('.pairs.wide > div')].map((row) => row.textContent)
    expect(rows).toContain('DMARC recordnot shown by mail-tester')
    expect(document.body.textContent).toContain('What was missing on the page of mail-tester (1)')
  })

  it('keeps the four answers of a blocklist apart, what counts first', async () => {
    const states = ['not-listed', 'unknown', 'listed', 'no-answer'] as const
    await draw(body({ blocklists: states.map((state) => ({ name: state, url: null, state })) }))
    const rows = [...document.querySelectorAll('table')].at(-1)?.querySelectorAll('tbody tr') ?? []
    expect([...rows].map((row) => row.textContent)).toEqual([
      'listedlisted',
      'no-answerno answer',
      'unknownnot known',
      'not-listednot listed',
    ])
  })

  it('is inert, whatever the page held', async () => {
    const hostile = '<img src=x onerror=alert(1)>'
    await draw(
      body({
        headline: hostile,
        sections: [section('new-check', { status: 'failure', title: hostile, result: hostile })],
        blocklists: [{ name: hostile, url: 'javascript:alert(1)', state: 'listed' }],
        evidence: evidence({ subject: hostile, headers: [{ name: hostile, value: hostile }] }),
      }),
    )
    expect(document.querySelector('img')).toBeNull()
    expect([...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))).not.toContain(
      'javascript:alert(1)',
    )
  })
})
