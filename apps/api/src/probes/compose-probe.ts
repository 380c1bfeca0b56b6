import { Locale } from '@bienrecu/shared'
import type { RelayRow } from '../relays/relay.ts'
import { composeQuote } from '../smtp/quote-message/compose.ts'
import type { ProbeRow } from './probe.ts'

/** Makes the message of a probe: the same probe gives the same message, however often it has to be sent. */
export type ComposeProbe = (probe: ProbeRow, relay: RelayRow) => Promise<Buffer>

/** The quote, from the relay's sender to the probe's address. */
export const composeProbe: ComposeProbe = (probe, relay) => {
  const { reply_to_address: replyTo, reply_to_name: name } = relay
  return composeQuote({
    from: { address: relay.from_address, name: relay.from_name },
    replyTo: replyTo === null ? null : { address: replyTo, name },
    to: probe.address,
    locale: Locale.parse(probe.locale),
    messageId: probe.message_id ?? '',
    date: new Date(probe.created_at),
  })
}
