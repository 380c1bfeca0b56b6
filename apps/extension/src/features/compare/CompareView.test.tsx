import type { DnsChange, ScoreHistory } from '@bienrecu/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import { uiLocale } from '../../locales/ui-locale.ts'
import { answer, installBackground } from '../../testing/background-double.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { draw, one } from '../../testing/page.ts'
import { section, storedReport } from '../report/example-report.ts'
import { CompareView } from './CompareView.tsx'

const earlier = storedReport({ score: 8.5, band: 3, readAt: '2026-11-21T10:00:00.000Z' }, '1')
const later = storedReport(
  { score: 10, readAt: '2026-11-22T10:00:00.000Z', sections: [section('spamassassin')], spamRules: [] },
  '2',
)

const CHANGE: DnsChange = {
  id: '00000000-0000-4000-8000-000000000009',
  at: '2026-11-21T18:00:00.000Z',
  domain: 'example.org',
  name: 's1._domainkey.example.org',
  type: 'TXT',
  before: [],
  after: ['v=DKIM1; p=AAAA'],
  stepId: 'dkim/publish/brevo',
}
const HISTORY: ScoreHistory = { points: [], changes: [CHANGE] }

const byId = (input: unknown) => answer(JSON.stringify(input).includes(earlier.id) ? earlier : later)

beforeEach(() => {
  installBrowser()
  uiLocale.value = 'en'
})

describe('two tests side by side', () => {
  it('show both scores in the order of time, and what was gained', async () => {
    installBackground({ 'report/get': byId, 'scores/list': () => answer(HISTORY) })
    await draw(<CompareView ids={[later.id, earlier.id]} />)
    expect([...document.querySelectorAll('[data-testid="score"]')].map((score) => score.textContent)).toEqual([
      '8.5/10',
      '10/10',
    ])
    expect(one('.difference').textContent).toBe('1.5 points gained')
  })

  it('name the tester of each, which need not be the same', async () => {
    const own = { ...later, report: { ...later.report, tester: 'bienrecu' as const } }
    const reports = (input: unknown) => answer(JSON.stringify(input).includes(earlier.id) ? earlier : own)
    installBackground({ 'report/get': reports, 'scores/list': () => answer(HISTORY) })
    await draw(<CompareView ids={[earlier.id, later.id]} />)
    const sides = [...document.querySelectorAll('.side')].map(({ textContent }) => textContent)
    expect(sides[0]).toContain('Tested by mail-tester')
    expect(sides[1]).toContain('Tested by your own tester')
    expect(one('.notice').textContent).toContain('Two different testers')
    const folded = [...document.querySelectorAll('summary')].map(({ textContent }) => textContent)
    expect(folded).toEqual(['Checks of one tester only (12)', 'Unchanged checks (1)'])
  })

  it('do not say that a fault is repaired when it is only no longer shown', async () => {
    installBackground({ 'report/get': byId, 'scores/list': () => answer(HISTORY) })
    await draw(<CompareView ids={[earlier.id, later.id]} />)
    const row = [...document.querySelectorAll('tbody tr')].find((one) =>
      one.textContent?.startsWith('Signature (DKIM)'),
    )
    expect(row?.textContent).toBe(
      'Signature (DKIM)As the plan asked: TXT record added at s1._domainkey.example.org, on November 21, 2026To correct −1 pointNot knownChanged',
    )
  })

  it('say what was seen to change in the DNS between them', async () => {
    installBackground({ 'report/get': byId, 'scores/list': () => answer(HISTORY) })
    await draw(<CompareView ids={[earlier.id, later.id]} />)
    expect(one('[data-testid="dns-change"]').textContent).toContain('v=DKIM1; p=AAAA')
  })

  it('are told without causes where the history cannot be read', async () => {
    installBackground({
      'report/get': byId,
      'scores/list': () => ({ ok: false, code: 'api-unreachable', sentence: 'No answer.' }),
    })
    await draw(<CompareView ids={[earlier.id, later.id]} />)
    expect(one('.difference').textContent).toBe('1.5 points gained')
    expect(document.querySelector('[data-testid="cause"]')).toBeNull()
  })

  it('say so when one of them is gone', async () => {
    installBackground({
      'report/get': (input) =>
        JSON.stringify(input).includes(earlier.id)
          ? { ok: false, code: 'report-not-found', sentence: 'Deleted.' }
          : answer(later),
      'scores/list': () => answer(HISTORY),
    })
    await draw(<CompareView ids={[earlier.id, later.id]} />)
    expect(one('[role="alert"]').textContent).toContain('no longer there')
  })
})
