import { domainOf, fillPlaceholders, type Locale } from '@bienrecu/shared'
import type { Deps } from '../app.ts'
import { AppError } from '../app-error.ts'
import { checkDailyLimit } from '../probes/probe-limits.ts'
import { findSendableRelay } from '../relays/find-relay.ts'
import type { OpenRelay } from '../relays/open-relay.ts'
import { headersOf, type RelayRow } from '../relays/relay.ts'
import type { SmtpSender } from '../smtp/smtp-sender.ts'
import type { Database } from '../storage/database.ts'
import type { NoticeSettingsRow } from './notice-settings.ts'
import { noticeText, type Said } from './say-notice.ts'
import { mayBeNotified } from './set-notice-settings.ts'

export interface MailNoticesDeps extends Pick<Deps, 'config' | 'database' | 'now'> {
  sender: Pick<SmtpSender, 'send'>
  openRelay: OpenRelay
}

export interface NoticeMail {
  /** Names the message: the same one twice is recognised as one. */
  id: string
  /** One at least. */
  notices: readonly Said[]
  locale: Locale
}

/**
 * Sends one e-mail about some notices, through the user’s own relay. Rejects with why it did not leave; with
 * `outcome-unknown` when it may have.
 */
export type MailNotices = (settings: NoticeSettingsRow, mail: NoticeMail, signal: AbortSignal) => Promise<void>

const wordsOf = ({ notices, locale }: NoticeMail): { subject: string; text: string } => {
  const { several, signature } = noticeText(locale)
  const [only, ...others] = notices
  if (!only) throw new Error('an e-mail about nothing')
  const count = { count: notices.length }
  const body =
    others.length === 0
      ? only.text
      : [fillPlaceholders(several.text, count), ...notices.map(({ title, text }) => `${title}\n${text}`)].join('\n\n')
  const subject = others.length === 0 ? only.title : fillPlaceholders(several.title, count)
  return { subject, text: `${body}\n\n-- \n${signature}\n` }
}

const compose = async (relay: RelayRow, to: string, mail: NoticeMail, now: number): Promise<Buffer> => {
  const { composeMime } = await import('../probes/quote-message/mime-composer.ts')
  return composeMime({
    from: { address: relay.from_address, name: relay.from_name },
    replyTo: null,
    to,
    messageId: `<${mail.id}@${domainOf(relay.from_address)}>`,
    date: new Date(now),
    headers: [{ name: 'Auto-Submitted', value: 'auto-generated' }, ...headersOf(relay)], // RFC 3834
    ...wordsOf(mail),
    html: null,
  })
}

/** Counts it among the messages of the day; gives the way to take that back when it surely did not leave. */
const count = ({ sql, run }: Database, at: number, relayId: string, address: string): (() => void) => {
  const probeId = `notice:${crypto.randomUUID()}`
  run(sql.insertInto('sends').values({ at, probe_id: probeId, device_id: null, relay_id: relayId, address }))
  return () => void run(sql.deleteFrom('sends').where('probe_id', '=', probeId))
}

/** What is checked anew each time: the operator, the relay and the addresses may have changed since the settings were made. */
const takeOn = ({ config, database, now }: MailNoticesDeps, { relay_id: relayId, address }: NoticeSettingsRow) => {
  if (!config.sending) throw new AppError('sending-disabled')
  if (relayId === null || address === null) throw new AppError('relay-not-found')
  if (!mayBeNotified(database, address)) throw new AppError('recipient-not-allowed', { params: { to: address } })
  return database.transaction(() => {
    const relay = findSendableRelay(database, relayId)
    checkDailyLimit(database, config.dailyLimit, { deviceId: null, now: now() })
    return { relay, address, takeBack: count(database, now(), relayId, address) }
  })
}

/** Makes the way to one’s own mailbox. */
export const createMailNotices = (deps: MailNoticesDeps): MailNotices => {
  const { sender, openRelay, now } = deps
  return async (settings, mail, signal) => {
    const { relay, address, takeBack } = takeOn(deps, settings)
    try {
      const target = await openRelay(relay, signal)
      const message = await compose(relay, address, mail, now())
      await sender.send(
        target,
        { from: relay.from_address, to: address, message },
        { signal, onPhase: () => undefined },
      )
    } catch (error) {
      const mayHaveLeft = error instanceof AppError && error.code === 'outcome-unknown'
      if (!mayHaveLeft) takeBack()
      throw error
    }
  }
}
