import { Locale } from '@bienrecu/shared'
import type { RelayRow } from '../relays/relay.ts'
import type { ProbeRow } from './probe.ts'
import { composeQuoteMessage } from './quote-message/compose.ts'

/** Makes the message of a probe: the same probe gives the same message, however often it has to be sent. */
export type ComposeProbe = (probe: ProbeRow, relay: RelayRow) => Promise<Buffer>

/** The quote, from the relay's sender to the probe's address. */
export const composeProbe: ComposeProbe = async (probe, relay) => {
  const { reply_to_address: replyTo } = relay
  const { raw } = await composeQuoteMessage({
    from: { address: relay.from_address, name: relay.from_name },
    replyTo: replyTo === null ? null : { address: replyTo, name: relay.reply_to_name },
    to: probe.address,
    locale: Locale.parse(probe.locale),
    messageId: probe.message_id ?? undefined,
    date: new Date(probe.created_at),
  })
  return raw
}
