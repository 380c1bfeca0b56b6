import type { Probe } from '@bienrecu/shared'
import type { Services } from '../background/services.ts'
import { followTest } from '../own-tester/follow-test.ts'

/** Domains of mail-tester: only their results come back to us. */
const TESTER = /@(?:[a-z0-9-]+\.)*mail-tester\.com$/i

/** Follows what went to mail-tester, as if it had been sent from its page: its result is then known as one of ours. */
export const adoptProbe = async (
  services: Pick<Services, 'book' | 'follower' | 'now'>,
  probe: Probe,
): Promise<void> => {
  if (probe.relayId !== null && TESTER.test(probe.address)) await followTest(services, probe)
}
