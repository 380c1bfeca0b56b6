import type { Probe } from '@bienrecu/shared'
import { uiLocaleOf } from '../session/session.ts'
import type { Services } from '../background/services.ts'

/** Follows a test that the API has taken, whoever asked for it: its result is then known as one of ours. */
export const followTest = async (
  { book, follower, now }: Pick<Services, 'book' | 'follower' | 'now'>,
  probe: Probe,
  idempotencyKey: string = crypto.randomUUID(),
): Promise<void> => {
  const { id, relayId, address } = probe
  const locale = await uiLocaleOf()
  // Only what was never answered is asked again, by its relay: this has been answered.
  const click = { relayId: relayId ?? '', address, idempotencyKey, overQuota: true, locale }
  const entry = await book.claim(click, now())
  await book.keep(entry.idempotencyKey, probe)
  void follower.follow(id)
}
