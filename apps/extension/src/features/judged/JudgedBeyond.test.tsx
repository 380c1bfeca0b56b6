import { beforeEach, describe, expect, it } from 'vitest'
import { uiLocale } from '../../locales/ui-locale.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { draw, one } from '../../testing/page.ts'
import { reportWordsIn } from '../report/report-words.ts'
import { judgedFinding, judgement, testerResult } from './example-result.ts'
import { JudgedBeyond } from './JudgedBeyond.tsx'

const show = (changes: Parameters<typeof testerResult>[0] = {}) =>
  draw(<JudgedBeyond result={testerResult(changes)} reportWords={reportWordsIn('en', 'bienrecu')} />)

beforeEach(() => {
  installBrowser()
  uiLocale.value = 'en'
})

describe('what our own tester saw', () => {
  it('tells alignment apart from the result', async () => {
    await show()
    expect(one('[data-testid="proof"]').textContent).toMatch(/SPF.*passed.*not in line with the From domain/)
  })

  it('calls SPF not examined, where nobody knows who sent the message', async () => {
    const { authentication, connection } = judgement()
    const spf = { ...authentication.spf, result: 'none' as const, domain: null, reason: 'not known' }
    const sentence = 'SPFnot examinedWithout an IP address or a sending domain, SPF has nothing to examine.'
    await show({ authentication: { ...authentication, spf } })
    expect(one('[data-testid="proof"]').textContent).toBe(sentence)
    const known = { ...spf, domain: 'example.org', aligned: true }
    await show({ authentication: { ...authentication, spf: known }, connection: { ...connection, ip: null } })
    expect(one('[data-testid="proof"]').textContent).toBe(sentence)
  })

  it('calls a message without a signature unsigned, not unknown', async () => {
    await show()
    expect(one('[data-testid="authentication"]').textContent).toContain('The message carries no signature.')
  })

  it('says that no filter is set up, and names the points of one that is', async () => {
    await show()
    expect(document.body.textContent).toContain('No spam filter is set up.')
    const { filters } = judgement()
    const rules = [{ code: 'URIBL_BLACK', score: 1.7, description: 'A link is listed' }]
    const spamassassin = {
      ...filters.spamassassin,
      state: 'judged' as const,
      score: 1.7,
      threshold: 5,
      rules,
      counts: true,
    }
    await show({ filters: { ...filters, spamassassin } })
    expect(one('[data-testid="filter"]').textContent).toContain('+1.7 of 5')
  })

  it('knows that a message came in clear only when it saw it come', async () => {
    const connection = { ...judgement().connection, tls: null }
    const encryption = () =>
      [...document.querySelectorAll('dl div')].find((row) => row.textContent?.startsWith('Encryption'))
    await show({ connection, origin: 'received' })
    expect(encryption()?.textContent).toBe('Encryptionnone')
    await show({ connection, origin: 'file' })
    expect(encryption()?.textContent).toBe('Encryptionnot known')
  })

  it('leads to its page, and to no place that the message names', async () => {
    await show({
      findings: [judgedFinding({ summary: '<img src=x onerror=alert(1)>' })],
      message: {
        ...judgement().message,
        links: [{ href: 'javascript:alert(1)', host: null, text: 'our site', status: null }],
      },
    })
    expect(document.querySelector('img')).toBeNull()
    const targets = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))
    expect(targets).not.toContain('javascript:alert(1)')
    expect(targets).toContain('http://127.0.0.1:2436/t/Zk3-token')
  })
})
