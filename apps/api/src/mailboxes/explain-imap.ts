import { domainOf, type ErrorCode, type ErrorParams, type FailureCause } from '@bienrecu/shared'
import type { AppError } from '../app-error.ts'
import type { RelayRow } from '../relays/relay.ts'
import type { MailboxRow } from './mailbox.ts'

/** A failure as it is kept and shown. */
export interface ToldFailure {
  code: ErrorCode
  params: ErrorParams
  cause: FailureCause
}

/** Says what a failed conversation with a mailbox is about. The tables for it are loaded when something has failed. */
export const explainImap = async (
  error: AppError,
  relay: RelayRow,
  mailbox: MailboxRow | null,
): Promise<ToldFailure> => {
  const { explainFailure } = await import('../relays/explain-failure.ts')
  const cause = explainFailure({
    error,
    providerId: relay.provider_id,
    host: mailbox?.host ?? null,
    domain: domainOf(relay.from_address),
  })
  return { code: error.code, params: error.params, cause }
}
