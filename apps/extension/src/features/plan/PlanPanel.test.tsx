import type { Plan, PlanRequest } from '@bienrecu/shared'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { uiLocale } from '../../locales/ui-locale.ts'
import type { Session } from '../../messaging/answers.ts'
import { answer, installBackground } from '../../testing/background-double.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { click, draw, field, one, perform, type } from '../../testing/page.ts'
import { storedReport } from '../report/example-report.ts'
import { takeSession } from '../session/start-page.ts'
import { FAR, LATER_STEP, planWith, RECORD, SPF_STEP, STEP, TICK_STEP, told } from './example-plan.ts'
import { PlanPanel } from './PlanPanel.tsx'

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
const lineOf = ({ id, domain, updatedAt }: Plan) => ({
  id,
  domain,
  stepCount: 1,
  doneCount: 0,
  awaitedCount: 0,
  updatedAt,
})
const failure = (code: string, more: object = {}) =>
  ({ ok: false, code, sentence: `Sentence of ${code}`, ...more }) as never

type Responses = Parameters<typeof installBackground>[0]

const open = async (plan: Plan | null, changes: Responses = {}) => {
  const background = installBackground({
    'plan/current': () => answer({ domain: null, reportId: null }),
    'plan/list': () => answer({ items: plan ? [lineOf(plan)] : [] }),
    'plan/get': () => answer(plan),
    'notices/list': () => answer({ items: [], unread: 0 }),
    'history/list': () => answer({ items: [{ report: { id: stored.id } }], nextCursor: null }),
    'report/get': () => answer(stored),
    'retest/get': () => answer({ relay: { id: 'relay', name: 'Office' }, tab: null, quota: null }),
    ...changes,
  })
  takeSession(SESSION)
  await draw(<PlanPanel />)
  return background
}

const texts = (selector: string) => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent)
const requests = (asked: { name: string; input: unknown }[], name: string) =>
  asked.filter((one) => one.name === name).map(({ input }) => input)
const inFront = '[aria-labelledby="step-in-front"]'

beforeEach(() => {
  installBrowser()
  uiLocale.value = 'en'
  vi.stubGlobal('location', { search: '' })
})
afterEach(() => vi.useRealTimers())

describe('no plan yet', () => {
  it('the form has the domain of the last test, and asks for nothing before the click', async () => {
    const { asked } = await open(null, { 'plan/make': () => answer(planWith([STEP])) })
    expect(field('[data-testid="plan-domain"]').value).toBe('example.org')
    expect(requests(asked, 'plan/make')).toEqual([])
    await click('[data-testid="plan-make"]')
    expect(requests(asked, 'plan/make')).toEqual([{ request: { domain: 'example.org', fromReport: stored.id } }])
    expect(one('#step-in-front').textContent).toBe(STEP.title)
  })

  it('the test of one domain says nothing about another', async () => {
    const { asked } = await open(null, { 'plan/make': () => answer(planWith([STEP])) })
    await type('[data-testid="plan-domain"]', 'example.com')
    await click('[data-testid="plan-make"]')
    expect(requests(asked, 'plan/make')).toEqual([{ request: { domain: 'example.com', fromReport: null } }])
  })

  it('whoever comes from a report has its plan made at once', async () => {
    vi.stubGlobal('location', { search: `?report=${stored.id}` })
    const { asked } = await open(null, { 'plan/make': () => answer(planWith([STEP])) })
    expect(requests(asked, 'plan/make')).toEqual([{ request: { domain: 'example.org', fromReport: stored.id } }])
  })

  it('a domain that cannot be planned is told, and may be typed anew', async () => {
    await open(null, { 'plan/make': () => failure('domain-not-found') })
    await click('[data-testid="plan-make"]')
    expect(one('[role="alert"]').textContent).toContain('Sentence of domain-not-found')
    expect(field('[data-testid="plan-domain"]').value).toBe('example.org')
  })

  it('what is no domain is told at the field', async () => {
    const errors = [{ pointer: '/domain', code: 'domain-is-url', detail: 'This is the address of a page.' }]
    await open(null, { 'plan/make': () => failure('invalid-request', { errors }) })
    await click('[data-testid="plan-make"]')
    expect(one('.field .error').textContent).toBe('This is the address of a page.')
    expect(document.querySelector('[role="alert"]')).toBeNull()
  })

  it('without consent or API the way there is shown', async () => {
    installBackground({})
    takeSession({ ...SESSION, isPaired: false })
    await draw(<PlanPanel />)
    expect(one('main a').getAttribute('href')).toBe('/onboarding.html')
  })
})

describe('a plan', () => {
  it('has one step in front, the others in a line each, what waits for a condition folded', async () => {
    await open(planWith([SPF_STEP, STEP, TICK_STEP, LATER_STEP]))
    expect(one('[data-testid="prediction"]').textContent).toContain('would have passed')
    expect(one('#step-in-front').textContent).toBe(SPF_STEP.title)
    expect(texts('[data-testid="plan-step"][data-stage="open"] summary .title')).toEqual([
      `${STEP.title} (to do)about +1 point5 minin the DNS`,
      `${TICK_STEP.title} (to do)about +1 point5 minin the message`,
    ])
    expect(one('[data-step="dmarc/reject"]').parentElement?.closest('details')?.open).toBe(false)
  })

  it('says what to type, field by field, and which field stays blank', async () => {
    await open(planWith([SPF_STEP]))
    expect(one('[data-testid="record-name"]').textContent).toBe('')
    expect(one('.blank').textContent).toBe('leave this field blank')
    expect(one('[data-testid="record-value"]').textContent).toBe('v=spf1 include:spf.example.net -all')
    expect(texts('dt')).toEqual(['Type', 'Sub-domain', 'Value'])
    expect(texts('[data-testid="copy-record"]')).toEqual(['Copy Value'])
  })

  it('copies a field as it is to be typed', async () => {
    const written: string[] = []
    vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void written.push(text) } })
    await open(planWith([STEP]))
    for (const button of document.querySelectorAll<HTMLElement>('[data-testid="copy-record"]'))
      await perform(() => button.click())
    expect(written).toEqual(['_dmarc', 'v=DMARC1; p=none'])
  })

  it('shows a record that changes as it is and as it will be, with the look-ups it takes', async () => {
    await open(planWith([SPF_STEP]))
    expect(texts('[data-testid="side-by-side"] mark')).toEqual(['include:spf.example.net'])
    expect(one('.changes').textContent).toContain('DNS look-ups: 1 today, 2 then')
  })

  it('leads to the form of the host', async () => {
    await open(planWith([STEP]))
    expect(one('[data-testid="zone-editor"]').getAttribute('href')).toBe('https://example.net/zone')
    expect(one('[data-testid="dns-host"]').textContent).toContain('Domains › DNS')
  })

  it('names where its links lead, not what the host calls itself', async () => {
    const { dnsHost } = planWith([STEP])
    if (!dnsHost) throw new Error('the example has a host')
    const domainConnect = { url: 'https://consent.example.com/apply', providerName: 'Your trusted bank' }
    await open(planWith([STEP], { dnsHost: { ...dnsHost, domainConnect } }))
    expect(one('[data-testid="zone-editor"]').textContent).toContain('example.net')
    expect(one('[data-testid="domain-connect"]').textContent).toContain('consent.example.com')
    expect(one('[data-testid="dns-host"]').textContent).not.toContain('Your trusted bank')
  })

  it('whose domain belongs to somebody else says so, and asks for another one', async () => {
    const text = 'gmail.com belongs to your mailbox provider.'
    await open(planWith([], { obstacle: { code: 'not-yours', text } }))
    expect(one('[data-testid="obstacle"]').textContent).toBe(text)
    expect(field('[data-testid="plan-domain"]').value).toBe('')
  })

  it('stays in sight when the API is gone, and says of when it is', async () => {
    const { tell } = await open(planWith([STEP]))
    installBackground({
      'plan/get': () => failure('api-unreachable'),
      'notices/list': () => failure('api-unreachable'),
    })
    await perform(() => tell({ changed: 'plan' }))
    expect(one('[role="alert"]').textContent).toContain('What you see is as of')
    expect(one('#step-in-front').textContent).toBe(STEP.title)
  })
})

describe('a record that was said to be published', () => {
  it('is looked for at once, and its step stays in front until the user goes on', async () => {
    const before = planWith([STEP, TICK_STEP])
    const after = planWith([{ ...STEP, records: [told('awaited')] }, TICK_STEP])
    let current = before
    const { asked } = await open(before, {
      'plan/get': () => answer(current),
      'plan/publish': () => {
        current = after
        return answer(told('awaited'))
      },
    })
    await click('[data-testid="published"]')
    expect(requests(asked, 'plan/publish')).toEqual([{ planId: before.id, recordId: RECORD.id }])
    expect(one('#step-in-front').textContent).toBe(STEP.title)
    expect(one('[data-testid="verify-state"]').dataset['state']).toBe('awaited')
    expect(one('[data-testid="verify-state"]').textContent).toContain('Sentence of awaited')
    expect(one(inFront).textContent).toContain('That is not “propagation”')
    await click('[data-testid="go-on"]')
    expect(one('#step-in-front').textContent).toBe(TICK_STEP.title)
    expect(document.activeElement).toBe(one('#step-in-front'))
  })

  it('shows what was found beside what was asked for', async () => {
    const sighting = {
      server: 'ns1.example.net',
      address: null,
      state: 'different' as const,
      found: ['v=DMARC1; p=none'],
      difference: 'name-typed-twice' as const,
      foundAt: '_dmarc.example.org.example.org',
      text: 'The name was typed twice.',
    }
    const servers = [sighting, { ...sighting, server: 'ns2.example.net' }]
    await open(planWith([{ ...STEP, records: [told('different', { servers })] }]))
    expect(document.querySelectorAll('[data-testid="difference"]')).toHaveLength(1)
    expect(texts('[data-testid="difference"] mark')).toEqual(['.example.org'])
    expect(texts('.sightings .badge')).toEqual(['different', 'different'])
  })

  it('says until when the old answer may live', async () => {
    const record = { ...told('published'), oldUntil: FAR }
    await open(planWith([{ ...STEP, isDone: true, records: [record] }]))
    expect(one('[data-testid="old-until"]').textContent).toContain('Resolvers may keep the old answer until')
    expect(document.body.textContent).toContain('Nothing to do just now')
  })

  it('that had to go is “deleted”, never “published”', async () => {
    const record = { ...told('published'), before: ['v=DMARC1; p=none; pct=50'], after: [], typed: null }
    await open(planWith([{ ...STEP, isDone: true, records: [record] }]))
    expect(one('[data-testid="verify-state"] .badge').textContent).toBe('deleted')
    expect(texts('.sightings .badge')).toEqual(['deleted', 'deleted'])
    expect(one('[data-testid="take-back"]').textContent).toBe('I have not deleted it')
  })

  it('may be looked for again, and taken back', async () => {
    const plan = planWith([{ ...STEP, records: [told('different')] }])
    const { asked } = await open(plan, {
      'plan/verify': () => answer(told('different')),
      'plan/take-back': () => failure('rate-limited'),
    })
    await click('[data-testid="look-again"]')
    await click('[data-testid="take-back"]')
    expect(requests(asked, 'plan/verify')).toHaveLength(1)
    expect(one('[role="alert"]').textContent).toContain('Sentence of rate-limited')
  })

  it('is read again every few seconds, as long as the panel can be seen', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const { asked } = await open(planWith([{ ...STEP, records: [told('awaited')] }]))
    const count = () => requests(asked, 'plan/get').length
    const before = count()
    await perform(() => vi.advanceTimersByTime(4_000))
    expect(count()).toBe(before + 1)
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    await perform(() => vi.advanceTimersByTime(12_000))
    expect(count()).toBe(before + 1)
    hidden.mockRestore()
  })
})

describe('a step that no name server can confirm', () => {
  it('is ticked off', async () => {
    const plan = planWith([TICK_STEP])
    const { asked } = await open(plan, { 'plan/tick': () => answer(planWith([{ ...TICK_STEP, isDone: true }])) })
    await click('[data-testid="step-tick"]')
    expect(requests(asked, 'plan/tick')).toEqual([{ id: plan.id, stepId: TICK_STEP.id, isDone: true }])
    expect(one('[data-testid="step-tick"]').textContent).toBe('Not done after all')
  })
})

describe('what only the user can tell', () => {
  const question = (code: string, subject: string | null = null, choices: { id: string; name: string }[] = []) => ({
    code,
    subject,
    text: `Question ${code}`,
    choices,
  })
  const wishesAsked = (asked: { name: string; input: unknown }[]) =>
    requests(asked, 'plan/make').map((input) => (input as { request: PlanRequest }).request)

  it('makes the plan anew, and earlier answers go along', async () => {
    const questions = [question('sender-still-used', 'include:a.example'), question('report-address')]
    const plan = planWith([STEP], { questions })
    const { asked } = await open(plan, {
      'plan/make': (input) => {
        const { wishes } = (input as { request: { wishes: Plan['answers']['wishes'] } }).request
        return answer({ ...plan, answers: { ...plan.answers, wishes } })
      },
    })
    await click('[data-testid="not-used"]')
    await type('[name="report-address"]', 'dmarc@example.org')
    await perform(() => one('form button[type="submit"]').click())
    expect(wishesAsked(asked)).toMatchObject([
      { domain: 'example.org', fromReport: null, wishes: { unusedTerms: ['include:a.example'], reportAddress: null } },
      { wishes: { unusedTerms: ['include:a.example'], reportAddress: 'dmarc@example.org' } },
    ])
  })

  it('a pasted key is checked by the API, and its words stand at the field', async () => {
    const step = { ...STEP, id: 'dkim/publish/brevo', kind: 'dkim/publish', records: [] }
    const errors = [{ pointer: '/keys/0/value', code: 'invalid-request', detail: 'The key is cut off.' }]
    const { asked } = await open(planWith([step], { questions: [question('key-wanted', 'brevo')] }), {
      'plan/make': () => failure('invalid-request', { errors }),
    })
    await type('[name="key-selector"]', 'mail._domainkey.example.org')
    await perform(() => {
      const value = document.querySelector('textarea')
      if (value) value.value = 'k=rsa; p=MII'
      value?.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await click('[data-testid="key-check"]')
    expect(wishesAsked(asked)[0]?.keys).toEqual([{ selector: 'mail', value: 'k=rsa; p=MII' }])
    expect(one('.field .error').textContent).toBe('The key is cut off.')
    expect(document.querySelector('[data-testid="step-tick"]')).toBeNull()
  })

  it('a host is chosen from the list', async () => {
    const hosts = [{ id: 'ovh', name: 'OVHcloud' }]
    const plan = planWith([STEP], { questions: [question('which-dns-host', null, hosts)] })
    const { asked } = await open(plan, { 'plan/make': () => answer(plan) })
    await perform(() => {
      const select = document.querySelector('select')
      if (select) select.selectedIndex = 1
      select?.dispatchEvent(new Event('change', { bubbles: true }))
    })
    expect(wishesAsked(asked)[0]?.dnsHost).toBe('ovh')
  })
})

describe('everything visible', () => {
  const plan = planWith([{ ...STEP, isDone: true, records: [told('visible')] }])

  it('asks for the new test, through the same relay', async () => {
    const { asked } = await open(plan, { 'retest/begin': () => answer({ probe: null }) })
    expect(one('[data-testid="all-visible"]').textContent).toContain('Through the relay “Office”')
    await click('[data-testid="test-again"]')
    expect(requests(asked, 'retest/begin')).toMatchObject([{ reportId: null }])
    expect(one('[data-testid="all-visible"] [role="status"]').textContent).toContain('mail-tester.com is open')
  })

  it('leads from the new score to what was gained since the first', async () => {
    const reported = { id: 'probe', state: 'reported', report: { id: 'new', score: 9.6, band: 4, readAt: FAR } }
    await open(
      { ...plan, reportId: 'old' },
      {
        'retest/begin': () => answer({ probe: reported }),
        'probe/get': () => answer(reported),
      },
    )
    await click('[data-testid="test-again"]')
    expect(one('[data-testid="all-visible"] [role="status"]').textContent).toContain('The new test: 9.6 out of 10.')
    expect(one('[data-testid="see-gain"]').getAttribute('href')).toBe('/report.html#/compare/old/new')
  })
})
