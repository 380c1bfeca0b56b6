import { domainOf, type ErrorCode, type ErrorParams, type FailureCause, SMTP_ERROR_CODES } from '@bienrecu/shared'
import type { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import type { RelayRow } from '../relays/relay.ts'
import { replyOf } from '../smtp/smtp-failure.ts'
import { testerOf } from '../testers/tester-of.ts'
import type { ProbeRow } from './probe.ts'
import type { ProbeClaims } from './probe-claims.ts'
import type { ProbeJournal } from './probe-journal.ts'
import { settleAccepted, settleNotSent, settleUnknown } from './settle-probe.ts'

/** A probe being sent by this process, as far as its end is concerned. */
export interface Concluding extends Pick<Deps, 'config' | 'database' | 'vault' | 'recordAudit' | 'now'> {
  journal: ProbeJournal
  claims: ProbeClaims
  probe: ProbeRow
}

const audit = ({ recordAudit, probe }: Concluding): void =>
  recordAudit({
    event: 'probe-sent',
    deviceId: probe.device_id,
    subject: probe.id,
    details: { to: probe.address, relay: probe.relay_name ?? '' },
  })

/** The relay has taken the message. `note`: what else is written down together with that. */
export const accept = (run: Concluding, reply: string, note: () => void): void => {
  const { database, probe, now, config } = run
  const at = now()
  database.transaction(() => {
    const resultWait = testerOf(run, probe.address) === null ? null : config.resultWaitSeconds * 1_000
    settleAccepted(run, probe, { reply, at, resultWait })
    audit(run)
    note()
  })
}

/** The message may have left. A result that came meanwhile knows better. */
export const doubt = (run: Concluding, error: AppError): void => {
  const { database, claims, probe } = run
  database.transaction(() => {
    audit(run)
    if (claims.holds(probe.id)) settleUnknown(run, probe.id, error.params)
  })
}

/** Gives the probe back, for the next start of the program to go on with. */
export const release = ({ database, probe }: Concluding): void => {
  const { sql, run } = database
  run(sql.updateTable('probes').set({ claimed_by: null, lease_until: null }).where('id', '=', probe.id))
}

/** What fills the sentence of a failure. */
const paramsOf = ({ probe }: Concluding, error: AppError, relay: RelayRow | null): ErrorParams => ({
  ...error.params,
  ...(relay && { from: relay.from_address }),
  to: probe.address,
})

const CONVERSATION: ReadonlySet<ErrorCode> = new Set(SMTP_ERROR_CODES)

/** Why a relay did not take the message, and what helps; null for what is no matter of the relay. */
export const explainEnd = async (run: Concluding, error: AppError, relay: RelayRow): Promise<FailureCause | null> => {
  if (!CONVERSATION.has(error.code)) return null
  const { explainFailure } = await import('../relays/explain-failure.ts') // what is known of replies, when it is wanted
  const { provider_id: providerId, host, username, from_address: from } = relay
  const domain = domainOf(username?.includes('@') ? username : from)
  return explainFailure({ error, params: paramsOf(run, error, relay), providerId, host, domain })
}

/** The message surely did not leave. */
export const fail = (
  run: Concluding,
  error: AppError,
  relay: RelayRow | null,
  cause: FailureCause | null = null,
): void => {
  const { database, claims, probe } = run
  const params = paramsOf(run, error, relay)
  database.transaction(() => {
    if (claims.holds(probe.id)) settleNotSent(run, probe.id, { code: error.code, params, reply: replyOf(error), cause })
  })
}
