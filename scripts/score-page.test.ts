import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { SCORE_PAGE_FILE, scorePage } from './score-page.ts'

it('docs/score.md tells the prices as they are', () => {
  expect(readFileSync(SCORE_PAGE_FILE, 'utf8')).toBe(scorePage())
})
