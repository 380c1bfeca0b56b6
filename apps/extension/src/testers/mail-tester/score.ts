import { parseScore } from './numbers.ts'
import { CHECK, RESULT } from './selectors.ts'

export type ScoreReading = { score: number; missing: string[] } | { score: null; missing: string[] }

const MAX_OWN_ELEMENTS = 500

// The page’s own elements of a class below #test-results: checks are not entered, since what they quote from the
// message may carry any class.
const ownElements = (root: Element, className: string): Element[] => {
  const found: Element[] = []
  const queue = [...root.children].slice(0, MAX_OWN_ELEMENTS)
  for (const element of queue) {
    if (element.classList.contains(className)) found.push(element)
    else if (!element.classList.contains(CHECK.block) && queue.length < MAX_OWN_ELEMENTS)
      queue.push(...[...element.children].slice(0, MAX_OWN_ELEMENTS))
  }
  return found
}

const scoresIn = (elements: Iterable<Element>): Set<number | null> =>
  new Set([...elements].slice(0, 5).map((element) => parseScore(element.textContent ?? '')))

/**
 * Reads the score, which the page shows twice: in its header and as the total under the checks. One place alone is
 * enough. Two places that disagree give none: one of them is then not what we take it for, and a wrong score would
 * stay in the history for good, whereas the page itself stays one click away.
 */
export const readScore = (document: Document): ScoreReading => {
  const results = document.getElementById(RESULT.resultsId)
  const header = scoresIn(document.getElementById(RESULT.headerId)?.querySelectorAll(RESULT.score) ?? [])
  const total = scoresIn(results ? ownElements(results, RESULT.total) : [])
  const legible = [...new Set([...header, ...total])].filter((score) => score !== null)
  if (legible.length > 1) return { score: null, missing: ['score-agreement'] }
  const missing = [
    ...([...header].some((score) => score !== null) ? [] : ['score']),
    ...([...total].some((score) => score !== null) ? [] : ['total']),
  ]
  return { score: legible[0] ?? null, missing }
}
