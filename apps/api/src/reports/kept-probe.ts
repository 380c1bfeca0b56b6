import type { Locale } from '@bienrecu/shared'
import type { newestProbeTo } from '../probes/newest-probe.ts'
import type { Database } from '../storage/database.ts'
import { fixedQuery } from '../storage/fixed-query.ts'
import { newId } from '../storage/new-id.ts'
import type { WrittenReport } from './written-report.ts'

/** What is known of a probe when its report comes. */
export type ProbeToReport = Pick<
  NonNullable<ReturnType<typeof newestProbeTo>>,
  'id' | 'state' | 'report_id' | 'reported_at'
>

interface ProbeInsert {
  id: string
  address: string
  locale: Locale
  createdAt: number
}

const probeInsert = fixedQuery((sql, { id, address, locale, createdAt }: ProbeInsert) =>
  sql.insertInto('probes').values({
    id,
    device_id: null,
    idempotency_key: null,
    request_hash: null,
    relay_id: null,
    relay_name: null,
    address,
    locale,
    message_id: null,
    state: 'queued',
    step: 'queued',
    code: null,
    reply: null,
    claimed_by: null,
    lease_until: null,
    created_at: createdAt,
    accepted_at: null,
    result_deadline: null,
  }),
)

/** A report of a message that was not sent from here: kept with a probe that has no relay. */
export const insertKeptProbe = (
  { run }: Database,
  { address, language }: WrittenReport,
  createdAt: number,
): ProbeToReport => {
  const id = newId()
  run(probeInsert({ id, address, locale: language?.startsWith('fr') ? 'fr' : 'en', createdAt }))
  return { id, state: 'queued', report_id: null, reported_at: null }
}
