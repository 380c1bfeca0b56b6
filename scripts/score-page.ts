/** docs/score.md: how a score is made, with every price of the scoring model. */
import { join } from 'node:path'
import {
  type Amount,
  type CheckPrice,
  type ScoringBasis,
  scoringModel,
  type ScoringSection,
  usualPoints,
} from '../packages/knowledge/src/scoring-model.ts'
import { ROOT } from './root.ts'

export const SCORE_PAGE_FILE = join(ROOT, 'docs/score.md')

const HEAD = `# How a message is scored

Made from the scoring model by \`pnpm exec node scripts/write-check-list.ts\`; a test says when it is out of date. The model is data:
\`packages/knowledge/src/data/scoring-model.json\`. The engine is \`packages/audit/src/scoring/score-message.ts\`, pure and small.

## The formula

\`\`\`
score = max(0, 10 − filter − Σ sections)          one decimal, never above 10

filter   = SpamAssassin’s sum where it is positive (a good sum gives nothing back)
         = otherwise rspamd’s positive sum × 5 ÷ its “add header” threshold, where rspamd alone is set up
         = otherwise 0
section  = of findings priced by mail-tester: the most costly alone, or their sum (see the table)
         + of all other findings: each its price, until the limit of its basis is reached over the whole message
\`\`\`

- Only what **fails** costs. What is unknown (the DNS was silent, a list refused, a link was not asked), what does not apply, and an error
  of ours cost nothing, and the report says so.
- One more fault never makes a score better: limits hold over all sections, and nothing that is used up in one place returns in another.
- A section that has parts is the sum of these. Ten and the points of the outermost sections give the score, but for its floor at 0.
- The drawing follows mail-tester: 0–3, 3–5, 5–7, 7–9, 9–10.
- Beside SpamAssassin or rspamd, what is perfect on mail-tester is 9.5 or more here. Without a filter our own rules stand in for it, and take
  three points at most: the report says which of the two it is.
- In a section that counts its worst finding alone, the others stand with 0 points.

## Why scores can be compared with mail-tester’s

mail-tester publishes no table of prices. Where reports show one, it is used here (\`observed\`); where it is only remembered, it says so
(\`memory\`). Every price has a basis, and the basis says how far it may move a score away from mail-tester’s:
`

const amount = (section: string, value: Amount): string => {
  const points = value === 'usual' ? usualPoints(section) : value
  return points === 0 ? '0' : `−${points}`
}

/** A price in a line: `−1`, `−3 (fail), else −1`, `−0.5 each`. */
export const priceText = ({ section, price }: CheckPrice): string => {
  if (typeof price !== 'object') return amount(section, price)
  if ('each' in price) return `${amount(section, price.points)} for each of ${price.each}`
  const cases = Object.entries('severity' in price ? price.severity : price.values)
  const named = cases.map(([name, value]) => `${amount(section, value)} (${name})`)
  return [...named, `else ${'severity' in price ? '0' : amount(section, price.otherwise)}`].join(', ')
}

const basisRow = ({ id, limit, yieldsToFilter, why }: ScoringBasis): string => {
  const cells = [`\`${id}\``, limit === null ? 'none' : `${limit}`, yieldsToFilter ? 'no' : 'yes', why.en, why.fr]
  return `| ${cells.join(' | ')} |`
}

const sectionRow = ({ key, parent, adds, cap, usual, confidence }: ScoringSection): string => {
  const cells = [`\`${key}\``, parent === null ? '' : `\`${parent}\``, adds, cap ?? '', usual === 0 ? '' : `−${usual}`]
  return `| ${[...cells, confidence].join(' | ')} |`
}

const checkRow = (check: CheckPrice): string => {
  const { id, section, basis, confidence, why } = check
  return `| \`${id}\` | ${priceText(check)} | \`${section}\` | ${basis} | ${confidence} | ${why} |`
}

const table = (head: readonly string[], rows: readonly string[]): string =>
  [`| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`, ...rows].join('\n')

/** The document. */
export const scorePage = (): string => {
  const { sections, bases, checks } = scoringModel()
  const isFree = ({ price }: CheckPrice): boolean => price === 0
  return [
    HEAD,
    table(['basis', 'limit of all together', 'counts beside a spam filter', 'why', 'pourquoi'], bases.map(basisRow)),
    '\n## Sections\n',
    '“Usual” is what a fault there costs: findings cite it, and plans use it where no report tells what was lost.\n',
    table(['section', 'part of', 'adds up', 'cap', 'usual', 'confidence'], sections.map(sectionRow)),
    '\n## Findings that cost points\n',
    table(
      ['check', 'points', 'section', 'basis', 'confidence', 'why'],
      checks.filter((check) => !isFree(check)).map(checkRow),
    ),
    '\n## Findings that are advice alone\n',
    table(
      ['check', 'section', 'why'],
      checks.filter(isFree).map(({ id, section, why }) => `| \`${id}\` | \`${section}\` | ${why} |`),
    ),
    '\nChecks of a domain that are not named here ([checks.md](checks.md)) are told, and cost nothing.\n',
  ].join('\n')
}
