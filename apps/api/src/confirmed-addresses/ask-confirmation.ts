import { domainOf, type AskConfirmation, type ConfirmedAddress, type Locale } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import { createSay } from '../locales/say.ts'
import { createCode, normaliseCode } from '../pairing/pairing-code.ts'
import { checkDailyLimit } from '../probes/probe-limits.ts'
import { findSendableRelay } from '../relays/find-relay.ts'
import { headersOf, type RelayRow } from '../relays/relay.ts'
import type { RelayTarget } from '../smtp/relay-target.ts'
import type { SmtpSender } from '../smtp/smtp-sender.ts'
import { testerOf } from '../testers/tester-of.ts'
import { CODE_LIFETIME, confirmationHmac } from './confirmation-code.ts'
import { checkConfirmationLimits, countConfirmation } from './confirmation-limits.ts'
import { confirmedAddressOf, type ConfirmedAddressRow, findConfirmedAddress } from './confirmed-address.ts'

export interface AskConfirmationDeps extends Pick<Deps, 'config' | 'database' | 'vault' | 'recordAudit' | 'now'> {
  sender: Pick<SmtpSender, 'send'>
  openRelay: (row: RelayRow, signal: AbortSignal) => Promise<RelayTarget>
}

export interface ConfirmationCaller {
  /** Null for the command line. */
  deviceId: string | null
  /** Of the message. */
  locale: Locale
  signal: AbortSignal
}

interface Asked {
  relay: RelayRow
  address: string
  code: string
  takeBack: () => void
}

const compose = async ({ relay, address, code }: Asked, locale: Locale, now: number): Promise<Buffer> => {
  const { composeMime } = await import('../probes/quote-message/mime-composer.ts')
  const say = createSay(locale)
  return composeMime({
    from: { address: relay.from_address, name: relay.from_name },
    replyTo: null,
    to: address,
    messageId: `<${crypto.randomUUID()}@${domainOf(relay.from_address)}>`,
    date: new Date(now),
    headers: [{ name: 'Auto-Submitted', value: 'auto-generated' }, ...headersOf(relay)], // RFC 3834
    subject: say('confirmation.subject', { code }),
    text: say('confirmation.text', { code, address }),
    html: null,
  })
}

/** Counts the code and keeps what is needed to know it again: before it leaves, so that no crash gives one for nothing. */
const writeDown = (deps: AskConfirmationDeps, relay: RelayRow, address: string, deviceId: string | null): Asked => {
  const { database, vault, now } = deps
  const { sql, run } = database
  const at = now()
  const code = createCode()
  const pending = {
    code_hmac: confirmationHmac(vault, address, normaliseCode(code) ?? code),
    code_expires: at + CODE_LIFETIME,
    wrong_tries: 0,
  }
  run(
    sql
      .insertInto('confirmed_addresses')
      .values({ address, ...pending, confirmed_at: null, created_at: at })
      .onConflict((conflict) => conflict.column('address').doUpdateSet(pending)),
  )
  const takeBack = countConfirmation(database, { at, device_id: deviceId, relay_id: relay.id, address })
  return { relay, address, code, takeBack }
}

const send = async (deps: AskConfirmationDeps, asked: Asked, { locale, signal }: ConfirmationCaller): Promise<void> => {
  const { sender, openRelay, now } = deps
  const { relay, address, takeBack } = asked
  try {
    const target = await openRelay(relay, signal)
    const message = await compose(asked, locale, now())
    await sender.send(target, { from: relay.from_address, to: address, message }, { signal, onPhase: () => undefined })
  } catch (error) {
    const mayHaveLeft = error instanceof AppError && error.code === 'outcome-unknown'
    if (!mayHaveLeft) takeBack()
    throw error
  }
}

const rowOf = ({ database }: AskConfirmationDeps, address: string): ConfirmedAddressRow => {
  const row = findConfirmedAddress(database, address)
  if (row === null) throw new AppError('confirmed-address-not-found') // deleted while its code was on the way
  return row
}

/**
 * Sends a code to an address, good for half an hour; nothing is sent to one that is confirmed already. Throws
 * `sending-disabled`, `recipient-not-allowed` for a tester's address, what `findSendableRelay`, `checkDailyLimit` and
 * `checkConfirmationLimits` throw, or why the relay did not take the message.
 */
export const createAskConfirmation =
  (deps: AskConfirmationDeps) =>
  async ({ address, relayId }: AskConfirmation, caller: ConfirmationCaller): Promise<ConfirmedAddress> => {
    const { database, config, recordAudit, now } = deps
    const { deviceId } = caller
    const known = findConfirmedAddress(database, address)
    if (known !== null && known.confirmed_at !== null) return confirmedAddressOf(known)
    if (!config.sending) throw new AppError('sending-disabled')
    if (testerOf(deps, address)) throw new AppError('recipient-not-allowed', { params: { to: address } })
    const asked = database.transaction(() => {
      const relay = findSendableRelay(database, relayId)
      checkDailyLimit(database, config.dailyLimit, { deviceId, now: now() })
      checkConfirmationLimits(database, address, now())
      recordAudit({ event: 'confirmation-asked', deviceId, subject: relayId, details: { to: address } })
      return writeDown(deps, relay, address, deviceId)
    })
    await send(deps, asked, caller)
    return confirmedAddressOf(rowOf(deps, address))
  }
