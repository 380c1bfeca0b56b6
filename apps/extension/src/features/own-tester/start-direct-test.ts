import type { Probe, Reply } from '@bienrecu/shared'
import type { Services } from '../background/services.ts'
import { uiLocaleOf } from '../session/session.ts'
import { followTest } from './follow-test.ts'
import type { PanelTester } from '../../messaging/answers.ts'
import { followedProbes } from '../sending/followed-probes.ts'

type Deps = Pick<Services, 'api' | 'book' | 'follower' | 'starter' | 'now'>

export interface DirectTest {
  tester: PanelTester['id']
  /** Null: the practice relay, which reaches our own tester alone. */
  relayId: string | null
  /** The same key is the same mail. */
  idempotencyKey: string
}

const startPractice = async (deps: Deps, idempotencyKey: string): Promise<Reply<Probe>> => {
  const reply = await deps.api.createPracticeProbe(await uiLocaleOf(), idempotencyKey)
  if (reply.ok) await followTest(deps, reply.value, idempotencyKey)
  return reply
}

/** Asks a tester for an address and sends the test there: no page has to be open. */
export const startDirectTest = async (
  deps: Deps,
  { tester, relayId, idempotencyKey }: DirectTest,
): Promise<Reply<Probe>> => {
  // A question that is repeated has its address, and perhaps its message, already.
  const known = (await followedProbes()).find((entry) => entry.idempotencyKey === idempotencyKey)
  if (known?.probe) return { ok: true, value: known.probe }
  if (relayId === null) return startPractice(deps, idempotencyKey)
  const issued = known ? null : await deps.api.createTesterAddress({ tester })
  if (issued && !issued.ok) return issued
  const address = known?.address ?? issued?.value.address ?? ''
  return deps.starter.start({ relayId, address, idempotencyKey, overQuota: false })
}
