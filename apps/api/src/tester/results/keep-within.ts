import { sql as fragment } from 'kysely'
import type { Database } from '../../storage/database.ts'
import { fixedQuery } from '../../storage/fixed-query.ts'
import type { Log } from '../../log.ts'
import { removeResult } from './delete-result.ts'

/** Octets that the results of strangers may take on the disk, together. */
const MOST = 2 * 1024 ** 3
/** Down to this part of it, so that not every message is followed by a clearing. */
const LEFT = 0.9
const AT_ONCE = 200 // results looked at in one transaction

export interface KeepWithinDeps {
  database: Database
  log: Pick<Log, 'warn' | 'error'>
  most?: number | undefined
}

/** Without reading the values: their lengths stand in the head of a row. */
const own = fragment<number>`length(source) + coalesce(octet_length(judgement), 0)`
const common = fragment<number>`coalesce(octet_length(audit), 0)`

/** Every message with what stands apart from it. */
const withLargeValues = ({ sql }: Pick<Database, 'sql'>) =>
  sql
    .selectFrom('received_messages as m')
    .innerJoin('message_sources as s', 's.number', 'm.number')
    .leftJoin('judgements as j', 'j.number', 'm.number')
    .leftJoin('sender_audits as a', 'a.hash', 'j.audit_hash')

const takenByOne = fixedQuery((sql, { id }: { id: string }) =>
  withLargeValues({ sql })
    .select([own.as('own'), common.as('common')])
    .where('id', '=', id),
)

/** Judged results that are nobody’s: asked for by no device, and in no history. */
const ofStrangers = (database: Database) =>
  withLargeValues(database)
    .where('device_id', 'is', null)
    .where('report_id', 'is', null)
    .where('state', '!=', 'received')

/** What many have in common is counted once. */
const takenBy = (database: Database): number => {
  const { sql, first } = database
  const results = first(ofStrangers(database).select(fragment<number | null>`sum(${own})`.as('sum')))
  const named = ofStrangers(database).select('hash').where('hash', 'is not', null)
  const audits = sql.selectFrom('sender_audits').where('hash', 'in', named)
  return (results?.sum ?? 0) + (first(audits.select(fragment<number | null>`sum(${common})`.as('sum')))?.sum ?? 0)
}

/** Whether a result is the last that names what it has in common with others: that goes with it. */
const isLast = ({ sql, all }: Database, hash: Uint8Array | null): boolean =>
  hash !== null && all(sql.selectFrom('judgements').select('number').where('audit_hash', '=', hash).limit(2)).length < 2

/** Deletes some of the oldest until so many octets are free; gives how many results they were. */
const clearSome = (database: Database, wanted: number): number =>
  database.transaction(() => {
    const columns = ofStrangers(database).select(['id', 'hash', own.as('own'), common.as('common')])
    let [freed, count] = [0, 0]
    for (const row of database.all(columns.orderBy('received_at').limit(AT_ONCE))) {
      if (freed >= wanted) break
      freed += row.own + (isLast(database, row.hash) ? row.common : 0)
      removeResult(database, row.id)
      count += 1
    }
    return count
  })

/**
 * Keeps the disk from being filled by people who need no leave to open a test: told of each result that was judged, it deletes
 * their oldest ones once they take too much. Those of devices and those in the history stay.
 */
export const createKeepWithin = ({ database, log, most = MOST }: KeepWithinDeps) => {
  // Deleted results are not subtracted, and what several have in common counts for each: this is never too low, and counted
  // anew before anything is deleted.
  let atMost: number | null = null
  const look = (id: string): void => {
    const row = database.first(takenByOne({ id }))
    atMost = atMost === null ? takenBy(database) : atMost + (row?.own ?? 0) + (row?.common ?? 0)
    if (atMost <= most) return
    atMost = takenBy(database)
    if (atMost <= most) return
    let deleted = 0
    for (let count = -1; atMost > most * LEFT && count !== 0; deleted += count) {
      count = clearSome(database, atMost - most * LEFT)
      atMost = takenBy(database) // what is freed with others stays until the last of them is deleted
    }
    log.warn({ deleted }, 'results of strangers take too much of the disk: the oldest were deleted')
  }
  return (id: string): void => {
    try {
      look(id)
    } catch (err) {
      log.error({ err }, 'results of strangers not looked after') // the storage may be back for the next message
    }
  }
}
