import type { ToldFailure } from '../../messaging/answers.ts'
import type { Ask } from './ask.ts'

/** Away from a relay that cannot send: to its fallback, or to where another is set up. Why that failed, or null. */
export const leaveRelay = async (
  ask: Ask,
  relayId: string | null,
  hasFallback: boolean,
): Promise<ToldFailure | null> => {
  const answer = await (hasFallback
    ? ask('relays/stand-in', { id: relayId ?? '' })
    : ask('page/open', { page: 'options' }))
  return answer.ok ? null : answer
}
