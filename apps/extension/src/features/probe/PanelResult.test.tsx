import { render } from 'preact'
import { describe, expect, it, vi } from 'vitest'
import { panelWordsIn } from '../panel/panel-words.ts'
import { section, testerReport } from '../report/example-report.ts'
import type { Ask } from './ask.ts'
import { panelState } from './example-probe.ts'
import { PanelResult } from './PanelResult.tsx'
import { wordsIn } from './panel-words.ts'
import type { ResultModel } from './result-store.ts'

const nobody: Ask = () => {
  throw new Error('nothing is to be asked')
}

const draw = (changes: Partial<ResultModel>) => {
  const place = document.createElement('div')
  const result: ResultModel = {
    phase: 'stored',
    report: testerReport(),
    missing: [],
    storedId: 'id',
    refusal: null,
    ...changes,
  }
  const onKeep = vi.fn()
  const words = wordsIn({ ...panelState(), words: panelWordsIn('en') })
  render(<PanelResult result={result} onKeep={onKeep} words={words} ask={nobody} />, place)
  return { place, onKeep, text: place.textContent ?? '' }
}

describe('the panel on a result page', () => {
  it('shows the score, what cost most in the tester’s words, and the way to the report', () => {
    const { place, text } = draw({})
    expect(place.querySelector('[data-testid="score"]')?.textContent).toBe('9/10')
    expect(place.querySelector('[data-testid="probe-state"]')?.getAttribute('data-state')).toBe('reported')
    expect(text).toContain('Your message is not signed with DKIM−1')
    expect(text).toContain('Open the full report')
  })

  it('says so when there is nothing to correct', () => {
    expect(draw({ report: testerReport({ sections: [section('spamassassin')] }) }).text).toContain('Nothing to correct')
  })

  it('offers to keep the report of a test that was not ours', () => {
    const { place, onKeep, text } = draw({ phase: 'foreign', storedId: null })
    expect(text).toContain('was not sent by Bien reçu')
    place.querySelector('button')?.click()
    expect(onKeep).toHaveBeenCalledOnce()
  })

  it('guesses no score when the page is not understood', () => {
    const { place, text } = draw({ phase: 'not-understood', report: null, missing: ['score'], storedId: null })
    expect(text).toContain('We never guess one.')
    expect(text).toContain('Not found: score')
    expect(place.querySelector('[data-testid="score"]')).toBeNull()
  })
})
