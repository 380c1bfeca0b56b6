import { AppError } from '../app-error.ts'
import type { Database } from '../storage/database.ts'

/*
 * A code goes to an address before anybody knows whose it is: this is the one message that could annoy a stranger, so
 * few of them leave, whoever asks. They are counted among the sends, under names that no probe has.
 */
const PREFIX = 'confirmation:'
const PER_DAY = 5
const DAY = 24 * 3_600_000
const INTERVAL = 60_000 // ms between two codes for one address

const codesSince = ({ sql, all }: Database, since: number) =>
  all(
    sql
      .selectFrom('sends')
      .select(['at', 'address'])
      .where('probe_id', 'like', `${PREFIX}%`)
      .where('at', '>', since)
      .orderBy('at'),
  )

/** Throws `confirmation-limit` when too many codes left this instance in a day, `rate-limited` soon after the last to this address. */
export const checkConfirmationLimits = (database: Database, address: string, now: number): void => {
  const codes = codesSince(database, now - DAY)
  const last = codes.findLast((code) => code.address.toLowerCase() === address.toLowerCase())
  const wait = last === undefined ? 0 : last.at + INTERVAL - now
  if (wait > 0) throw new AppError('rate-limited', { params: { seconds: Math.ceil(wait / 1_000) } })
  const blocking = codes.at(-PER_DAY)
  if (blocking === undefined) return
  const time = new Date(blocking.at + DAY).toISOString()
  throw new AppError('confirmation-limit', { params: { limit: PER_DAY, time } })
}

export interface CountedCode {
  at: number
  device_id: string | null
  relay_id: string
  address: string
}

/** Counts a code as sent; gives the way to take that back when it surely was not. */
export const countConfirmation = ({ sql, run }: Database, code: CountedCode): (() => void) => {
  const probeId = `${PREFIX}${crypto.randomUUID()}`
  run(sql.insertInto('sends').values({ ...code, probe_id: probeId }))
  return () => void run(sql.deleteFrom('sends').where('probe_id', '=', probeId))
}
