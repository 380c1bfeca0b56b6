/** docs/content-checks.md: every check of one message by itself, made from the checks and from the scoring model. */
import { join } from 'node:path'
import { checkPrice } from '../packages/knowledge/src/scoring-model.ts'
import { SEVERITIES } from '../packages/audit/src/check.ts'
import type { ContentCheck } from '../packages/audit/src/content/content-check.ts'
import { CONTENT_CHECKS } from '../packages/audit/src/content/checks/index.ts'
import { referenceOf } from '../packages/audit/src/render.ts'
import { ROOT } from './root.ts'
import { priceText } from './score-page.ts'

export const CONTENT_CHECK_LIST_FILE = join(ROOT, 'docs/content-checks.md')

const HEAD = `# What our tester checks in a message

Made from the checks by \`pnpm exec node scripts/write-check-list.ts\`; a test says when it is out of date.

These checks look at one message by itself; those of its domain stand in [checks.md](checks.md), and what a finding costs in
[score.md](score.md). Nothing is ever fetched for them, unless the operator lets links be asked. A check passes, fails, does not apply,
or is *unknown*: what could not be read, and what was not asked, is never taken for a fault.
`

const row = ({ id, severity, reference, text }: ContentCheck): string => {
  const price = checkPrice(id)
  const cells = [`\`${id}\``, severity, price === null ? '0' : priceText(price)]
  return `| ${[...cells, text.en.title, text.fr.title, referenceOf(reference)].join(' | ')} |`
}

const familyOf = ({ id }: ContentCheck): string => id.split('/')[0] ?? ''

/** The document, in the order in which a report tells its checks. */
export const contentCheckList = (): string => {
  const families = [...new Set(CONTENT_CHECKS.map(familyOf))]
  const sections = families.map((family) =>
    [
      `## ${family}`,
      '',
      '| id | severity | points | passes when | réussi quand | rule |',
      '| --- | --- | --- | --- | --- | --- |',
      ...CONTENT_CHECKS.filter((check) => familyOf(check) === family).map(row),
    ].join('\n'),
  )
  const counts = SEVERITIES.map(
    (severity) => `${CONTENT_CHECKS.filter((check) => check.severity === severity).length} ${severity}`,
  )
  return `${HEAD}\n${CONTENT_CHECKS.length} checks: ${counts.join(', ')}.\n\n${sections.join('\n\n')}\n`
}
