import type { Probe } from '@bienrecu/shared'
import { uiLocaleOf } from '../session/session.ts'
import type { Services } from '../background/services.ts'

/** Domains of mail-tester: only their results come back to us. */
const TESTER = /@(?:[a-z0-9-]+\.)*mail-tester\.com$/i

/** Follows what went to a tester, as if it had been sent from its page: its result is then known as one of ours. */
export const adoptProbe = async (
  { book, follower, now }: Pick<Services, 'book' | 'follower' | 'now'>,
  probe: Probe,
): Promise<void> => {
  const { id, relayId, address } = probe
  if (relayId === null || !TESTER.test(address)) return
  const locale = await uiLocaleOf()
  const click = { relayId, address, idempotencyKey: crypto.randomUUID(), overQuota: true, locale }
  const entry = await book.claim(click, now())
  await book.keep(entry.idempotencyKey, probe)
  void follower.follow(id)
}
