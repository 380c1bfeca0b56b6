import type { Locale } from '@bienrecu/shared'
import type { ProbeRuns } from '../../probes/probe-runs.ts'
import { createStartProbe } from '../../probes/start-probe.ts'
import type { StartProbeDeps } from '../../probes/take-on-probe.ts'
import type { IssuedAddress } from '../addresses/issue-address.ts'
import type { PracticeTest } from '../testing-services.ts'
import { practiceRelay, type ReceiverPlace } from './practice-relay.ts'

export interface PracticeProbeDeps extends StartProbeDeps {
  testerDomain: string
  runs: ProbeRuns
  issueAddress: () => IssuedAddress
  /** Where the receiver listens; throws while it does not. */
  receiver: () => ReceiverPlace
}

/**
 * Opens a test and sends the practice message to it: without credentials, without a network. It is being sent when this
 * returns. Throws what `createStartProbe` throws.
 */
export const createStartPracticeProbe = (deps: PracticeProbeDeps) => {
  const startProbe = createStartProbe(deps)
  return (locale: Locale, deviceId: string | null, idempotencyKey: string = crypto.randomUUID()): PracticeTest => {
    const relay = practiceRelay(deps, deps.receiver())
    const address = deps.issueAddress()
    const request = { relayId: relay.id, address: address.address, locale, overQuota: false, ownMessageId: null }
    const { probe, isNew } = startProbe(request, { deviceId, idempotencyKey })
    if (isNew) void deps.runs.start(probe.id)
    return { probe, address }
  }
}
