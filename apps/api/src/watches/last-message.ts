import { type AuditMessage, messageOfReport, TesterReport } from '@bienrecu/shared'
import { nameKey } from '@bienrecu/audit/resolver'
import type { Database } from '../storage/database.ts'

/** Reports of a plan or of the relays of a domain, the latest first; more are not looked into. */
const MOST = 5

const reportsOf = ({ sql, all }: Database, domain: string) =>
  all(
    sql
      .selectFrom('reports')
      .innerJoin('probes', 'probes.id', 'reports.probe_id')
      .innerJoin('relays', 'relays.id', 'probes.relay_id')
      .select('reports.report')
      .where(({ eb, fn }) => eb(fn<string>('lower', ['relays.from_address']), 'like', `%@${domain}`))
      .orderBy('reports.read_at', 'desc')
      .limit(MOST),
  )

/** What the last test of a domain showed of its message; null where none is stored. */
export const lastMessage = (database: Database, domain: string): AuditMessage | null => {
  for (const { report } of reportsOf(database, domain)) {
    const message = messageOfReport(TesterReport.parse(JSON.parse(report)))
    if (message.fromDomain !== null && nameKey(message.fromDomain) === domain) return message
  }
  return null
}

/** The selectors that a message was signed with for this very domain. */
export const selectorsOf = (message: AuditMessage | null, domain: string): string[] => [
  ...new Set(
    (message?.signatures ?? [])
      .filter((signature) => nameKey(signature.domain) === domain && signature.selector !== '')
      .map(({ selector }) => nameKey(selector)),
  ),
]
