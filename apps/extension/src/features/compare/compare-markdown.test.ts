import { beforeEach, describe, expect, it } from 'vitest'
import { uiLocale } from '../../locales/ui-locale.ts'
import { explainGain } from '../progress/explain-gain.ts'
import { section, storedReport } from '../report/example-report.ts'
import { reportWordsIn } from '../report/report-words.ts'
import { comparisonMarkdown } from './compare-markdown.ts'
import { compareReports } from './compare-reports.ts'

const earlier = storedReport({ score: 10, readAt: '2026-11-21T10:00:00.000Z' }, '1')
const later = storedReport({ score: 10, readAt: '2026-11-22T10:00:00.000Z' }, '2')

const markdownOf = (other: typeof later): string => {
  const comparison = compareReports(earlier, other)
  return comparisonMarkdown(comparison, explainGain(comparison, []), reportWordsIn('en'))
}

beforeEach(() => {
  uiLocale.value = 'en'
})

describe('two tests side by side, to be passed on', () => {
  it('say that nothing has changed, instead of a table without rows', () => {
    const markdown = markdownOf(later)
    expect(markdown).toContain('\nNo check has changed.\n')
    expect(markdown).toMatch(/\n- Unchanged checks \(\d+\)\n/)
    expect(markdown).not.toContain('|')
  })

  it('name two testers, and count what only one of them checks', () => {
    const report = { ...later.report, tester: 'bienrecu' as const, sections: [section('spamassassin')] }
    const markdown = markdownOf({ ...later, report })
    expect(markdown).toContain('Two different testers')
    expect(markdown).toMatch(/\n- Checks of one tester only \(\d+\)\n/)
  })
})
