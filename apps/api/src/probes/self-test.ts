import type { CreateSelfTest, Locale, Probe } from '@bienrecu/shared'
import type { z } from 'zod'
import { AppError } from '../app-error.ts'
import { findRelay } from '../relays/find-relay.ts'
import { testerOf } from '../testers/tester-of.ts'
import { createStartProbe, type StartedProbe } from './start-probe.ts'
import type { Caller, StartProbeDeps } from './take-on-probe.ts'

export type SelfTestRequest = z.output<typeof CreateSelfTest>

/**
 * A message to oneself: to the relay's own From address, or another that `recipients/allow-list.ts` knows as the user's.
 * It ends once it is accepted. Throws `recipient-not-allowed` for a tester's address too, whose result would be awaited;
 * else what `createStartProbe` throws.
 */
export const createSelfTest = (deps: StartProbeDeps) => {
  const startProbe = createStartProbe(deps)
  return (relayId: Probe['id'], request: SelfTestRequest, caller: Caller & { locale: Locale }): StartedProbe => {
    const { locale, ...key } = caller
    const address = request.to ?? findRelay(deps.database, relayId).from_address
    if (testerOf(deps, address)) throw new AppError('recipient-not-allowed', { params: { to: address } })
    const { ownMessageId } = request
    return startProbe({ relayId, address, locale: request.locale ?? locale, overQuota: false, ownMessageId }, key)
  }
}
