import { Locale } from '@bienrecu/shared'
import type { Dress } from '../own-messages/dress-message.ts'
import { findOwnMessage } from '../own-messages/own-message.ts'
import { headersOf, type RelayRow } from '../relays/relay.ts'
import type { Deps } from '../app.ts'
import type { ProbeRow } from './probe.ts'

/** Makes the message of a probe: the same probe gives the same message, however often it has to be sent. */
export type ComposeProbe = (probe: ProbeRow, relay: RelayRow) => Promise<Buffer>

/** Every probe is given its Message-ID when it is taken on; only a report kept without a probe has none. */
const messageIdOf = ({ id, message_id: messageId }: ProbeRow): string => {
  if (messageId === null) throw new Error(`probe ${id} has no Message-ID`)
  return messageId
}

/** What the relay puts on every message of this probe. */
const dressOf = (probe: ProbeRow, relay: RelayRow): Dress => {
  const { reply_to_address: replyTo } = relay
  return {
    from: { address: relay.from_address, name: relay.from_name },
    replyTo: replyTo === null ? null : { address: replyTo, name: relay.reply_to_name },
    to: probe.address,
    messageId: messageIdOf(probe),
    date: new Date(probe.created_at),
    headers: headersOf(relay),
  }
}

/** The user's own message or the quote, from the relay's sender to the probe's address. */
export const createComposeProbe = (deps: Pick<Deps, 'config' | 'database' | 'vault'>): ComposeProbe => {
  const compose = async (probe: ProbeRow, dress: Dress): Promise<Buffer> => {
    if (probe.own_message_id !== null) {
      const own = findOwnMessage(deps.database, probe.own_message_id)
      const { composeOwn } = await import('../own-messages/compose-own.ts')
      return composeOwn(own, dress)
    }
    const { composeQuoteMessage } = await import('./quote-message/compose.ts')
    const { raw } = await composeQuoteMessage({ ...dress, locale: Locale.parse(probe.locale) })
    return raw
  }
  return async (probe, relay) => {
    const dress = dressOf(probe, relay)
    if (relay.is_practice === 0) return compose(probe, dress)
    const { dressForPractice, signForPractice } = await import('../tester/practice/practice-message.ts')
    return signForPractice(deps, await compose(probe, dressForPractice(dress, Locale.parse(probe.locale))))
  }
}
