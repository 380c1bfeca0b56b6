import { AppError } from '../app-error.ts'
import { isAllowedRecipient } from '../recipients/allow-list.ts'
import { knownAddresses } from '../recipients/known-addresses.ts'
import type { Database } from '../storage/database.ts'
import { countsAgainstTesterQuota, testerQuota } from '../tester-quota/tester-quota.ts'
import type { TesterDeps } from '../testers/define-tester.ts'
import { takesTests, testerOf } from '../testers/tester-of.ts'
import { isOver } from './settle-probe.ts'

const DAY = 24 * 3_600_000
const MIN_INTERVAL = 5_000 // ms between two messages to one address

export interface WantedSend {
  address: string
  deviceId: string | null
  overQuota: boolean
  /** Of probes that are started together: they may go to one and the same address of the user's own at once. */
  batchId: string | null
  /** Through the practice relay, which leads to our own tester alone. */
  isPractice: boolean
  now: number
}

const isAllowed = (deps: TesterDeps, { address, isPractice }: WantedSend): boolean => {
  const isTaken = (wanted: string): boolean => takesTests(deps, wanted)
  if (isPractice) return testerOf(deps, address)?.id === 'bienrecu' && isTaken(address)
  const { database, config } = deps
  return isAllowedRecipient(address, {
    allowed: config.allowedRecipients,
    takesTests: isTaken,
    ...knownAddresses(database),
  })
}

const checkNoneUnderWay = ({ sql, all }: Database, { address, batchId }: WantedSend): void => {
  const unsettled = all(
    sql
      .selectFrom('probes')
      .select(['state', 'address', 'batch_id'])
      .where('state', 'in', ['queued', 'connecting', 'accepted', 'waiting'])
      .where(({ eb, fn }) => eb(fn<string>('lower', ['address']), '=', address.toLowerCase())),
  )
  const others = unsettled.filter((probe) => batchId === null || probe.batch_id !== batchId)
  if (others.some((probe) => !isOver(probe))) throw new AppError('probe-in-progress')
}

/** Throws `send-quota-used` when the device has sent as many messages in a day as it may. Practice leaves no machine: it does not count. */
export const checkDailyLimit = (
  { sql, all }: Database,
  limit: number,
  { deviceId, now }: Pick<WantedSend, 'deviceId' | 'now'>,
): void => {
  const practice = sql.selectFrom('relays').select('id').where('is_practice', '=', 1)
  const sends = all(
    sql
      .selectFrom('sends')
      .select('at')
      .where('device_id', 'is', deviceId)
      .where('at', '>', now - DAY)
      .where(({ eb, or }) => or([eb('relay_id', 'is', null), eb('relay_id', 'not in', practice)]))
      .orderBy('at'),
  )
  if (sends.length < limit) return
  const freedBy = sends.at(-limit)?.at ?? now // with a limit of 0 the time means nothing, and there is no send
  const time = new Date(freedBy + DAY).toISOString()
  throw new AppError('send-quota-used', { params: { limit, time } })
}

const checkTesterQuota = (database: Database, { address, overQuota, now }: WantedSend): void => {
  if (overQuota || !countsAgainstTesterQuota(address)) return
  const { nextAt } = testerQuota(database, now)
  if (nextAt !== null) throw new AppError('tester-quota-used', { params: { time: nextAt } })
}

const checkInterval = ({ sql, first }: Database, { address, batchId, now }: WantedSend): void => {
  const others = sql
    .selectFrom('sends')
    .leftJoin('probes', 'probes.id', 'sends.probe_id')
    .select('sends.at')
    .where(({ eb, fn }) => eb(fn<string>('lower', ['sends.address']), '=', address.toLowerCase()))
    .where('probes.batch_id', 'is not', batchId ?? '')
    .orderBy('sends.at', 'desc')
  const last = first(others.limit(1))
  const wait = last === undefined ? 0 : last.at + MIN_INTERVAL - now
  if (wait > 0) throw new AppError('rate-limited', { params: { seconds: Math.ceil(wait / 1_000) } })
}

/**
 * Checks everything that limits sending; call it in the transaction that counts the send. Throws `sending-disabled`,
 * `recipient-not-allowed`, `probe-in-progress`, `send-quota-used`, `tester-quota-used` or `rate-limited`.
 */
export const checkLimits = (deps: TesterDeps, wanted: WantedSend): void => {
  const { database, config } = deps
  const { address, isPractice } = wanted
  if (!config.sending) throw new AppError('sending-disabled')
  if (!isAllowed(deps, wanted)) throw new AppError('recipient-not-allowed', { params: { to: address } })
  checkNoneUnderWay(database, wanted)
  if (!isPractice) checkDailyLimit(database, config.dailyLimit, wanted)
  checkTesterQuota(database, wanted)
  checkInterval(database, wanted)
}
