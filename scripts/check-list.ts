/** docs/checks.md: every check of the audit, made from the checks themselves. */
import { join } from 'node:path'
import { type AnyCheck, SEVERITIES } from '../packages/audit/src/check.ts'
import { CHECKS } from '../packages/audit/src/checks/index.ts'
import { referenceOf } from '../packages/audit/src/render.ts'
import { ROOT } from './root.ts'

export const CHECK_LIST_FILE = join(ROOT, 'docs/checks.md')

const HEAD = `# What an audit checks

Made from the checks by \`pnpm exec node scripts/write-check-list.ts\`; a test says when it is out of date.

A check passes, fails, does not apply, or is *unknown*: what the DNS did not answer is never taken for missing. The severity is that of
the ordinary case; a milder or worse case carries its own.
`

const row = ({ id, severity, reference, text }: AnyCheck): string =>
  `| \`${id}\` | ${severity} | ${text.en.title} | ${text.fr.title} | ${referenceOf(reference)} |`

const familyOf = ({ id }: AnyCheck): string => id.split('/')[0] ?? ''

/** The document, in the order in which an audit tells its checks. */
export const checkList = (): string => {
  const families = [...new Set(CHECKS.map(familyOf))]
  const sections = families.map((family) =>
    [
      `## ${family}`,
      '',
      '| id | severity | passes when | réussi quand | rule |',
      '| --- | --- | --- | --- | --- |',
      ...CHECKS.filter((check) => familyOf(check) === family).map(row),
    ].join('\n'),
  )
  const counts = SEVERITIES.map(
    (severity) => `${CHECKS.filter((check) => check.severity === severity).length} ${severity}`,
  )
  return `${HEAD}\n${CHECKS.length} checks: ${counts.join(', ')}.\n\n${sections.join('\n\n')}\n`
}
