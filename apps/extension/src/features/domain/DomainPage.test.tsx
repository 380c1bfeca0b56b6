import { beforeEach, describe, expect, it, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { DOH_SERVICES } from '../../dns/doh-services.ts'
import { uiLocale } from '../../locales/ui-locale.ts'
import type { Session } from '../../messaging/answers.ts'
import { answer, installBackground } from '../../testing/background-double.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { click, draw, field, one, perform, type } from '../../testing/page.ts'
import { storedReport } from '../report/example-report.ts'
import { takeSession } from '../session/start-page.ts'
import { DomainPage } from './DomainPage.tsx'
import { auditReport, finding } from './example-audit.ts'

const SESSION: Session = {
  consentedAt: '2026-11-20T10:00:00.000Z',
  apiUrl: 'http://127.0.0.1:2436',
  deviceName: 'Chromium on Linux',
  isPaired: true,
  locale: 'en',
  theme: 'auto',
  uiLocale: 'en',
}

const stored = storedReport()
const history = (items: unknown[]) => answer({ items, nextCursor: null })
const NEWEST = { report: { id: stored.id } }

type Responses = Parameters<typeof installBackground>[0]

const open = async (changes: Responses = {}, session: Partial<Session> = {}) => {
  const background = installBackground({
    'history/list': () => history([NEWEST]),
    'report/get': () => answer(stored),
    'dns-choice/get': () => answer({ choice: null }),
    'domain/read': () => answer({ domain: 'example.org' }),
    'audit/run': () => answer(auditReport()),
    ...changes,
  })
  takeSession({ ...SESSION, ...session })
  await draw(<DomainPage />)
  return background
}

const failure = (code: string, more: object = {}) =>
  ({ ok: false, code, sentence: `Sentence of ${code}`, ...more }) as never
const findings = () =>
  [...document.querySelectorAll<HTMLElement>('[data-testid="finding"]')].map(({ dataset }) => dataset['checkId'])
const texts = (selector: string) => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent)

beforeEach(() => {
  installBrowser()
  uiLocale.value = 'en'
  vi.stubGlobal('location', { search: '' })
})

describe('a paired browser', () => {
  it('finds the page filled in from the last test, and asks nothing before the click', async () => {
    const { asked } = await open()
    expect(field('[data-testid="domain"]').value).toBe('example.org')
    expect(one('[data-testid="test-details"]').textContent).toContain('From your test of November 21, 2026')
    expect(asked.some(({ name }) => name === 'audit/run')).toBe(false)
  })

  it('sends what is left of the test after a detail was taken away, and may take it back', async () => {
    const { asked } = await open()
    await click('[data-testid="detail-ip"] button')
    expect(document.querySelector('[data-testid="detail-ip"]')).toBeNull()
    expect(document.activeElement).toBe(one('[data-testid="test-details"]'))
    await click('[data-testid="audit-run"]')
    const request = {
      domain: 'example.org',
      sentences: 'en',
      helo: 'smtp.example.org',
      mailFrom: 'isabelle@example.org',
    }
    expect(asked.at(-1)).toEqual({ name: 'audit/run', input: { request } })
    await click('[data-testid="test-details"] > div button')
    await click('[data-testid="audit-run"]')
    expect(asked.at(-1)?.input).toMatchObject({ request: { fromReport: stored.id } })
  })

  it('leaves the test out for another domain', async () => {
    const { asked } = await open({ 'domain/read': () => answer({ domain: 'example.com' }) })
    await type('[data-testid="domain"]', 'example.com')
    expect(document.querySelector('[data-testid="test-details"]')).toBeNull()
    await click('[data-testid="audit-run"]')
    expect(asked.at(-1)?.input).toEqual({ request: { domain: 'example.com', sentences: 'en' } })
  })

  it('examines at once what a report leads to', async () => {
    vi.stubGlobal('location', { search: `?report=${stored.id}` })
    const { asked } = await open()
    expect(asked.map(({ name }) => name)).not.toContain('history/list')
    expect(one('[data-testid="audit"]').dataset['domain']).toBe('example.org')
  })

  it('tells of each mailbox provider what its own rules say, and what is not known', async () => {
    await open()
    await click('[data-testid="audit-run"]')
    expect(texts('[data-testid="provider"] summary .badge')).toEqual(['rules broken', 'not known'])
    expect(texts('[data-provider="example"] .rule > div > p:first-child')).toEqual([
      'broken: The sender is aligned',
      'not known: Few complaints',
    ])
    expect(one('[data-provider="silent"]').textContent).toContain('publishes no rule')
  })

  it('says what to correct, worst first, and folds what is in order', async () => {
    await open()
    await click('[data-testid="audit-run"]')
    expect(one('[data-testid="grade"]').textContent).toBe('C')
    expect(one('[role="status"]').textContent).toBe('example.org: Grade C, 70 out of 100')
    expect(findings().slice(0, 5)).toEqual([
      'spf/too-many-lookups',
      'dkim/key-short',
      'dmarc/testing-flag',
      'mta-sts/absent',
      'delegation/servers-disagree',
    ])
    expect(one('[data-check-id="spf/missing"]').closest('details')).not.toBeNull()
    expect(one('[data-check-id="spf/too-many-lookups"] .state').textContent).toBe('Not met · serious')
  })

  it('draws what is published', async () => {
    await open()
    await click('[data-testid="audit-run"]')
    expect(one('[role="meter"]').getAttribute('aria-label')).toBe('DNS look-ups: 11, at most 10 allowed')
    expect(one('[data-testid="spf-tree"]').textContent).toContain('your server 192.0.2.25 is found here')
    expect(texts('[data-testid="dkim-key"][data-status="missing"] code')).toEqual(['gone._domainkey.example.org'])
    expect(texts('[data-testid="walk-step"] .name')).toEqual(['_dmarc.example.org', '_dmarc.org'])
    expect(texts('[data-testid="report-target"] .badge')).toEqual(['your own domain', 'has not agreed to receive them'])
    expect(texts('[data-testid="list"] .badge')).toEqual([
      'listed',
      'refused to answer',
      'no answer',
      'not listed',
      'recommended',
    ])
  })

  it('asks for the sentences again in the other language', async () => {
    const { asked } = await open()
    await click('[data-testid="audit-run"]')
    await perform(() => {
      uiLocale.value = 'fr'
    })
    expect(asked.at(-1)?.input).toMatchObject({ request: { sentences: 'fr' } })
    expect(one('.verdict').textContent).toBe('Ce domaine a des défauts qui coûtent des messages')
  })

  it('praises a domain without faults, and does not praise what nobody answered', async () => {
    await open({
      'audit/run': () => answer(auditReport({ grade: 'A', score: 100, findings: [finding('spf/missing')] })),
    })
    await click('[data-testid="audit-run"]')
    expect(one('.notice').textContent).toContain('Nothing to correct')
    const silent = auditReport({ grade: null, score: 100, findings: [finding('spf/missing', { status: 'unknown' })] })
    await open({ 'audit/run': () => answer(silent) })
    await click('[data-testid="audit-run"]')
    expect(one('.verdict').textContent).toBe('Nothing could be found out')
    expect(document.querySelector('.notice')).toBeNull()
  })

  it('offers the domain inside of what was pasted', async () => {
    const params = { suggestion: 'example.org' }
    const read = vi
      .fn()
      .mockReturnValueOnce(failure('domain-is-url', { params }))
      .mockReturnValue(answer({ domain: 'example.org' }))
    await open({ 'domain/read': read })
    await type('[data-testid="domain"]', 'https://example.org/')
    await click('[data-testid="audit-run"]')
    expect(one('.field .error').textContent).toBe('Sentence of domain-is-url')
    await click('[data-testid="take-suggestion"]')
    expect(field('[data-testid="domain"]').value).toBe('example.org')
    expect(document.activeElement).toBe(field('[data-testid="domain"]'))
    expect(one('[data-testid="audit"]').dataset['domain']).toBe('example.org')
  })

  it.each(['domain-not-found', 'dns-unreachable', 'api-unreachable', 'audit-timeout'])(
    'tells “%s” in its sentence',
    async (code) => {
      await open({ 'audit/run': () => failure(code) })
      await click('[data-testid="audit-run"]')
      expect(one('[role="alert"]').textContent).toContain(`Sentence of ${code}`)
      expect(document.querySelector('.field .error')).toBeNull()
    },
  )

  it('without any test begins with an empty field and a word about it', async () => {
    await open({ 'history/list': () => history([]) })
    expect(field('[data-testid="domain"]').value).toBe('')
    expect(one('.empty h2').textContent).toBe('Which domain do you send from?')
  })
})

describe('a browser without an API', () => {
  const ALONE = { isPaired: false, apiUrl: null }

  it('asks nobody before the user has chosen whom', async () => {
    const { asked } = await open({}, ALONE)
    expect(document.querySelector('[data-testid="domain"]')).toBeNull()
    expect(texts('.services label')).toEqual(DOH_SERVICES.map(({ name }) => name))
    expect(asked.map(({ name }) => name)).toEqual(['dns-choice/get'])
  })

  it('keeps the choice, of which the browser is asked first', async () => {
    const [service] = DOH_SERVICES
    const request = vi.fn(async () => true)
    Object.assign(browser.permissions, { request })
    const { asked } = await open({ 'dns-choice/set': () => answer({ choice: null }) }, ALONE)
    await perform(() => one('[data-testid="allow-service"]').click())
    expect(request).toHaveBeenCalledWith({ origins: [`${new URL(service?.url ?? '').origin}/*`] })
    expect(asked.at(-1)).toEqual({ name: 'dns-choice/set', input: { resolverId: service?.id } })
  })

  it('stays off when the browser says no', async () => {
    Object.assign(browser.permissions, { request: async () => false })
    const { asked } = await open({}, ALONE)
    await click('[data-testid="allow-service"]')
    expect(one('.notice').textContent).toContain('It stays off.')
    expect(asked.map(({ name }) => name)).toEqual(['dns-choice/get'])
  })

  it('names whom it asks, and stops in the same place', async () => {
    const choice = { resolverId: 'google', allowedAt: '2026-11-22T10:00:00.000Z' }
    const { asked } = await open(
      { 'dns-choice/get': () => answer({ choice }), 'dns-choice/set': () => answer({ choice: null }) },
      ALONE,
    )
    expect(one('.notice').textContent).toContain('Google Public DNS is asked from this browser')
    await click('[data-testid="stop-browser"]')
    expect(asked.at(-1)).toEqual({ name: 'dns-choice/set', input: { resolverId: null } })
  })
})
