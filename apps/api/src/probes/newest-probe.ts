import type { Database } from '../storage/database.ts'
import { fixedQuery } from '../storage/fixed-query.ts'

const query = fixedQuery((sql, { address }: { address: string }) =>
  sql
    .selectFrom('probes')
    .leftJoin('relays', 'relays.id', 'probes.relay_id')
    .leftJoin('reports', 'reports.probe_id', 'probes.id')
    .select(['probes.id', 'probes.state', 'probes.locale', 'probes.device_id', 'relays.is_practice'])
    .select(['reports.id as report_id', 'reports.created_at as reported_at'])
    .where(({ eb, fn }) => eb(fn<string>('lower', ['probes.address']), '=', address))
    .orderBy('probes.created_at', 'desc')
    .limit(1),
)

/** The newest probe to an address, and the report it has: testers keep only the last message they received there. */
export const newestProbeTo = ({ first }: Database, address: string) => first(query({ address: address.toLowerCase() }))
