import type { ScoreHistory } from '@bienrecu/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import { uiLocale } from '../../locales/ui-locale.ts'
import { answer, installBackground } from '../../testing/background-double.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { draw, one, perform } from '../../testing/page.ts'
import { ProgressView } from './ProgressView.tsx'

const id = (last: number) => `00000000-0000-4000-8000-00000000000${last}`

const point = (last: number, score: number, domain: string): ScoreHistory['points'][number] => ({
  reportId: id(last),
  probeId: id(last),
  at: `2026-11-${10 + last}T10:00:00.000Z`,
  score,
  domain,
  relayId: id(9),
  relayName: 'Office',
})

const HISTORY: ScoreHistory = {
  points: [point(1, 7.2, 'example.org'), point(2, 5, 'example.net'), point(3, 9.6, 'example.org')],
  changes: [
    {
      id: id(8),
      at: '2026-11-12T12:00:00.000Z',
      domain: 'example.org',
      name: '_dmarc.example.org',
      type: 'TXT',
      before: [],
      after: ['v=DMARC1; p=none'],
      stepId: null,
    },
  ],
}

const chooseDomain = (domain: string) =>
  perform(() => {
    const select = one('select')
    if (!(select instanceof HTMLSelectElement)) throw new Error('no list of choices')
    select.value = domain
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })

beforeEach(() => {
  installBrowser()
  uiLocale.value = 'en'
})

describe('the score over time', () => {
  it('says what was gained for one domain, and marks the change that came in between', async () => {
    installBackground({ 'scores/list': () => answer(HISTORY) })
    await draw(<ProgressView />)
    await chooseDomain('example.org')
    expect(one('[data-testid="gained"]').textContent).toContain('From 7.2 to 9.6 out of 10')
    expect(document.querySelectorAll('[data-testid="change-mark"]')).toHaveLength(1)
    expect(one('[data-testid="dns-change"]').textContent).toContain('without us')
    expect(one('svg.progress-chart').getAttribute('aria-label')).toContain('tests: 2')
  })

  it('shows another domain without the changes of the first', async () => {
    installBackground({ 'scores/list': () => answer(HISTORY) })
    await draw(<ProgressView />)
    await chooseDomain('example.net')
    expect(document.querySelector('[data-testid="dns-change"]')).toBeNull()
    expect(document.querySelector('[data-testid="gained"]')).toBeNull()
  })

  it('has a word for the first day', async () => {
    installBackground({ 'scores/list': () => answer({ points: [], changes: [] }) })
    await draw(<ProgressView />)
    expect(document.body.textContent).toContain('No test yet')
  })
})
