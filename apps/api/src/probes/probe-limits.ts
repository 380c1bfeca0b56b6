import { AppError } from '../app-error.ts'
import type { Config } from '../config.ts'
import { isAllowedRecipient } from '../recipients/allow-list.ts'
import type { Database } from '../storage/database.ts'
import { countsAgainstTesterQuota, testerQuota } from '../tester-quota/tester-quota.ts'
import { isOver } from './settle-probe.ts'

const DAY = 24 * 3_600_000
const MIN_INTERVAL = 5_000 // ms between two messages to one address

export interface WantedSend {
  address: string
  deviceId: string | null
  overQuota: boolean
  now: number
}

const checkRecipient = ({ sql, all }: Database, config: Config, address: string): void => {
  const relays = all(sql.selectFrom('relays').select(['from_address', 'reply_to_address']))
  const ownAddresses = relays.flatMap((relay) => [relay.from_address, relay.reply_to_address ?? []].flat())
  if (!isAllowedRecipient(address, { allowed: config.allowedRecipients, ownAddresses }))
    throw new AppError('recipient-not-allowed', { params: { to: address } })
}

const checkNoneUnderWay = ({ sql, all }: Database, address: string): void => {
  const unsettled = all(
    sql
      .selectFrom('probes')
      .select(['state', 'address'])
      .where('state', 'in', ['queued', 'connecting', 'accepted', 'waiting'])
      .where(({ eb, fn }) => eb(fn<string>('lower', ['address']), '=', address.toLowerCase())),
  )
  if (unsettled.some((probe) => !isOver(probe))) throw new AppError('probe-in-progress')
}

const checkDailyLimit = ({ sql, all }: Database, limit: number, { deviceId, now }: WantedSend): void => {
  const sends = all(
    sql
      .selectFrom('sends')
      .select('at')
      .where('device_id', 'is', deviceId)
      .where('at', '>', now - DAY)
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

const checkInterval = ({ sql, first }: Database, { address, now }: WantedSend): void => {
  const query = sql.selectFrom('sends').select('at').orderBy('at', 'desc').limit(1)
  const last = first(query.where(({ eb, fn }) => eb(fn<string>('lower', ['address']), '=', address.toLowerCase())))
  const wait = last === undefined ? 0 : last.at + MIN_INTERVAL - now
  if (wait > 0) throw new AppError('rate-limited', { params: { seconds: Math.ceil(wait / 1_000) } })
}

/**
 * Checks everything that limits sending; call it in the transaction that counts the send. Throws `sending-disabled`,
 * `recipient-not-allowed`, `probe-in-progress`, `send-quota-used`, `tester-quota-used` or `rate-limited`.
 */
export const checkLimits = (database: Database, config: Config, wanted: WantedSend): void => {
  if (!config.sending) throw new AppError('sending-disabled')
  checkRecipient(database, config, wanted.address)
  checkNoneUnderWay(database, wanted.address)
  checkDailyLimit(database, config.dailyLimit, wanted)
  checkTesterQuota(database, wanted)
  checkInterval(database, wanted)
}
