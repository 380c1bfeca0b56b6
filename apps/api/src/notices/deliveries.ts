import { setTimeout as sleep } from 'node:timers/promises'
import type { ErrorCode, ErrorParams } from '@bienrecu/shared'
import type { Deps } from '../app.ts'
import { AppError } from '../app-error.ts'
import type { Database } from '../storage/database.ts'
import { LONGEST_PAUSE, pauseAfter } from './delivery-retry.ts'
import type { MailNotices } from './mail-notices.ts'
import { noticeOf, type NoticeRow } from './notice.ts'
import { type Channel, channelsOf, localeOf, type NoticeSettingsRow, readSettings } from './notice-settings.ts'
import type { PostNotice } from './post-notice.ts'

export interface DeliveriesDeps extends Pick<Deps, 'database' | 'log' | 'now'> {
  mailNotices: MailNotices
  postNotice: PostNotice
}

/** Brings notices out of the extension, each way by itself. */
export interface Deliveries {
  /** Begins what is due. */
  runDue(): void
  /** Resolves once nothing is under way. */
  idle(): Promise<void>
  /** Stops; what was under way is tried again after the next start. */
  close(): Promise<void>
}

type Due = NoticeRow & { attempts: number }

/** Notices of one e-mail, and of one round of the webhook. */
const MOST = { email: 50, webhook: 20 }
/** However much happens, an e-mail every ten minutes tells it. */
const MAIL_EVERY = 600_000 // ms
const MINUTE = 60_000
const GRACE = 2_000 // ms

interface Failure {
  code: ErrorCode
  params: ErrorParams
}

const isTooSoon = ({ sql, first }: Database, now: number): boolean => {
  const sent = sql.selectFrom('notice_deliveries').select('updated_at').where('channel', '=', 'email')
  const last = first(sent.where('state', '=', 'sent').orderBy('updated_at', 'desc').limit(1))?.updated_at ?? 0
  return last <= now && now - last < MAIL_EVERY
}

/** A moment too far away to have been meant is past: the clock was wrong when it was written. */
const findDue = ({ sql, all }: Database, channel: Channel, now: number): Due[] =>
  all(
    sql
      .selectFrom('notice_deliveries')
      .innerJoin('notices', 'notices.id', 'notice_deliveries.notice_id')
      .selectAll('notices')
      .select('notice_deliveries.attempts')
      .where('channel', '=', channel)
      .where('state', '=', 'pending')
      .where(({ eb, or }) => or([eb('send_after', '<=', now), eb('send_after', '>', now + LONGEST_PAUSE + MINUTE)]))
      .orderBy('notices.at')
      .limit(MOST[channel]),
  )

const update = ({ sql, run }: Database, channel: Channel, ids: readonly string[], values: object): void => {
  const rows = sql.updateTable('notice_deliveries').set(values).where('channel', '=', channel)
  if (ids.length > 0) run(rows.where('notice_id', 'in', ids))
}

/** Counts the attempt before it is made: one that ends with the process is not repeated for ever. */
const claim = (database: Database, channel: Channel, due: readonly Due[], now: number): Due[] =>
  database.transaction(() =>
    due.filter(({ id, attempts }) => {
      const pause = attempts === 0 ? MINUTE : pauseAfter(attempts)
      if (pause === null) update(database, channel, [id], { state: 'failed', code: 'interrupted', updated_at: now })
      else update(database, channel, [id], { attempts: attempts + 1, send_after: now + pause, updated_at: now })
      return pause !== null
    }),
  )

const settle = (database: Database, channel: Channel, due: readonly Due[], failure: Failure | null, now: number) =>
  database.transaction(() => {
    for (const { id, attempts } of due) {
      if (failure === null) {
        update(database, channel, [id], { state: 'sent', code: null, params: '{}', updated_at: now })
        continue
      }
      const pause = pauseAfter(attempts + 1, failure.code)
      const next = pause === null ? { state: 'failed' } : { send_after: now + pause }
      const why = { code: failure.code, params: JSON.stringify(failure.params) }
      update(database, channel, [id], { ...next, ...why, updated_at: now })
    }
  })

/** Runs an attempt; why it failed, or null. */
const attempt = async (work: Promise<void>, log: Deps['log']): Promise<Failure | null> => {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, params: error.params }
    log.error({ err: error }, 'a notice was not delivered')
    return { code: 'internal', params: {} }
  }
}

/** What is tried together: an e-mail takes all, the webhook one by one. */
const partsOf = (channel: Channel, due: Due[]): Due[][] =>
  channel === 'email' ? (due.length > 0 ? [due] : []) : due.map((one) => [one])

/** Makes the one that delivers. */
export const createDeliveries = ({ database, log, now, mailNotices, postNotice }: DeliveriesDeps): Deliveries => {
  const stop = new AbortController()
  const running = new Map<Channel, Promise<void>>()
  let isClosed = false

  const send = (channel: Channel, settings: NoticeSettingsRow, due: readonly Due[]): Promise<void> => {
    const locale = localeOf(settings)
    const notices = due.map((row) => noticeOf(row, locale))
    const [first] = notices
    if (!first) return Promise.resolve()
    const id = notices.length === 1 ? first.id : `${first.id}.${notices.length}`
    if (channel === 'email') return mailNotices(settings, { id, notices, locale }, stop.signal)
    const { readAt: _readAt, ...body } = first
    return postNotice(settings, body, stop.signal)
  }
  const deliver = async (channel: Channel): Promise<void> => {
    const settings = readSettings(database)
    if (settings === null || !channelsOf(settings).includes(channel)) return
    if (channel === 'email' && isTooSoon(database, now())) return
    for (const part of partsOf(channel, findDue(database, channel, now()))) {
      if (stop.signal.aborted) return
      const claimed = claim(database, channel, part, now())
      if (claimed.length === 0) continue
      const failure = await attempt(send(channel, settings, claimed), log)
      if (isClosed) return // the storage is closed too
      if (!stop.signal.aborted || failure === null) settle(database, channel, claimed, failure, now())
    }
  }
  const start = async (channel: Channel): Promise<void> => {
    try {
      await deliver(channel)
    } catch (err) {
      log.error({ err, channel }, 'notices not looked after') // the storage may come back before the next tick
    } finally {
      running.delete(channel)
    }
  }
  return {
    runDue: () => {
      if (stop.signal.aborted) return
      for (const channel of ['email', 'webhook'] as const)
        if (!running.has(channel)) running.set(channel, start(channel))
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running.values())
    },
    close: async () => {
      stop.abort()
      // A relay that has the message may take ten minutes to say so.
      await Promise.race([Promise.all(running.values()), sleep(GRACE, undefined, { ref: false })])
      isClosed = true
    },
  }
}
