import type { Probe } from '@bienrecu/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import { uiLocale } from '../../locales/ui-locale.ts'
import { answer, installBackground } from '../../testing/background-double.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { click, draw, one } from '../../testing/page.ts'
import { panelState, toldProbe } from '../probe/example-probe.ts'
import { HistoryView } from './HistoryView.tsx'

const test = (number: number, score: number | null): Probe => {
  const id = `6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a200${number}`
  const report = score === null ? null : { id, score, band: null, readAt: '2026-11-21T10:00:00.000Z' }
  return toldProbe({
    id,
    createdAt: `2026-11-2${number}T10:00:00.000Z`,
    state: report ? 'reported' : 'failed',
    report,
  })
}

const rows = () => [...document.querySelectorAll('tbody tr')]

beforeEach(() => {
  installBrowser()
  uiLocale.value = 'en'
})

describe('the history', () => {
  it('leads from each test to its report, and says which have none', async () => {
    installBackground({ 'history/list': () => answer({ items: [test(2, 8.5), test(1, null)], nextCursor: null }) })
    await draw(<HistoryView />)
    expect(rows()[0]?.querySelector('a')?.getAttribute('href')).toBe(`#/report/${test(2, 8.5).report?.id}`)
    expect(rows()[0]?.textContent).toContain('8.5')
    expect(rows()[1]?.textContent).toContain('did not work')
    expect(rows()[1]?.querySelector('input, a')).toBeNull()
  })

  it('goes on where the last page ended', async () => {
    const { asked } = installBackground({
      'history/list': (input) =>
        JSON.stringify(input) === '{}'
          ? answer({ items: [test(3, 9), test(2, 8)], nextCursor: 'next' })
          : answer({ items: [test(2, 8), test(1, 7)], nextCursor: null }),
    })
    await draw(<HistoryView />)
    await click('button:not([aria-label])')
    const pages = asked.filter(({ name }) => name === 'history/list')
    expect(pages.map(({ input }) => input)).toEqual([{}, { cursor: 'next' }])
    expect(rows()).toHaveLength(3)
    expect(document.body.textContent).not.toContain('Show earlier tests')
  })

  it('lets two tests be chosen and compared', async () => {
    installBackground({ 'history/list': () => answer({ items: [test(2, 9), test(1, 7)], nextCursor: null }) })
    await draw(<HistoryView />)
    await click('tr:nth-child(1) input')
    expect(one('.chosen').textContent).toContain('choose another to compare')
    await click('tr:nth-child(2) input')
    expect(one('.chosen a').getAttribute('href')).toBe(`#/compare/${test(2, 9).report?.id}/${test(1, 7).report?.id}`)
  })

  it('tells the line of scores in a sentence to those who do not see it', async () => {
    installBackground({ 'history/list': () => answer({ items: [test(2, 9), test(1, 7)], nextCursor: null }) })
    await draw(<HistoryView />)
    expect(one('svg[role="img"]').getAttribute('aria-label')).toMatch(
      /^Scores of 2 tests, from November 21, 2026 to November 22, 2026\. Lowest 7, highest 9, latest 9 out of 10\./,
    )
  })

  it('deletes a test only after a question', async () => {
    const { asked } = installBackground({
      'history/list': () => answer({ items: [test(2, 9), test(1, 7)], nextCursor: null }),
      'probe/remove': () => answer(null),
    })
    await draw(<HistoryView />)
    await click('tr:nth-child(1) button')
    expect(asked.map(({ name }) => name)).not.toContain('probe/remove')
    await click('[data-testid="confirm"]')
    expect(asked.at(-1)).toEqual({ name: 'probe/remove', input: { probeId: test(2, 9).id } })
    expect(rows()).toHaveLength(1)
  })

  it('shows what to do when there is no test yet, and why when there is no answer', async () => {
    installBackground({ 'history/list': () => answer({ items: [], nextCursor: null }) })
    await draw(<HistoryView />)
    expect(document.body.textContent).toContain('No test yet')
    installBackground({ 'history/list': () => ({ ok: false, code: 'api-unreachable', sentence: 'No answer.' }) })
    await draw(<HistoryView />)
    expect(one('[role="alert"]').textContent).toContain('No answer.')
    expect(document.body.textContent).not.toContain('No test yet')
  })

  it('offers a test without a page, and the judgement of a file, where the API has a tester of its own', async () => {
    const testers = [{ id: 'bienrecu' as const, name: 'Bien reçu', isReachable: true }]
    installBackground({
      'history/list': () => answer({ items: [], nextCursor: null }),
      'panel/state': () => answer(panelState({ relays: [], testers })),
    })
    await draw(<HistoryView />)
    expect(one('[data-testid="send-practice"]').textContent).toBe('Try with a practice message')
    expect(document.querySelector('[data-testid="judge-file"]')).not.toBeNull()
    installBackground({
      'history/list': () => answer({ items: [], nextCursor: null }),
      'panel/state': () => answer(panelState()),
    })
    await draw(<HistoryView />)
    expect(document.querySelector('[data-testid="judge-file"]')).toBeNull()
  })
})
