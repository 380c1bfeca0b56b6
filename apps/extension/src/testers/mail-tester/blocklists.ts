import type { BlocklistResult } from '@bienrecu/shared'
import { MAX_LINE, oneLine } from './prose.ts'
import { BLOCKLIST } from './selectors.ts'

const MAX_LISTS = 200

interface Row {
  list: BlocklistResult
  hasWarning: boolean
}

// Of the four classes only “success” (not listed) has been seen on a page. “failure” says the opposite in the style
// sheet’s own colours; grey is the colour of no judgement. An orange row alone says neither: see below.
const STATES = new Map<string, BlocklistResult['state']>([
  ['status-success', 'not-listed'],
  ['status-failure', 'listed'],
  ['status-neutral', 'no-answer'],
])

const webAddress = (href: string | null): string | null =>
  href !== null && /^https?:\/\//i.test(href) && href.length <= MAX_LINE ? href : null

const rowOf = (element: Element): Row => {
  const classes = [...(element.querySelector(BLOCKLIST.state)?.classList ?? [])]
  const link = element.querySelector(BLOCKLIST.name)
  const list: BlocklistResult = {
    name: oneLine((link ?? element).textContent ?? ''),
    url: webAddress(link?.getAttribute('href') ?? null),
    state: classes.map((name) => STATES.get(name)).find((state) => state !== undefined) ?? 'unknown',
  }
  return { list, hasWarning: classes.includes('status-warning') }
}

/**
 * The blocklists of the section’s content. `hasLostPoints`: the section as a whole took points away. When it did and
 * no row is red, the orange rows are what it was taken for; otherwise an orange row stays unknown.
 */
export const readBlocklists = (content: Element, hasLostPoints: boolean): BlocklistResult[] => {
  const rows = [...content.querySelectorAll(BLOCKLIST.row)].slice(0, MAX_LISTS).map(rowOf)
  const isOrangeListed = hasLostPoints && !rows.some(({ list }) => list.state === 'listed')
  for (const { list, hasWarning } of rows) if (hasWarning && isOrangeListed) list.state = 'listed'
  return rows.map(({ list }) => list)
}
