import type { Probe, ProbeEvent, Reply } from '@bienrecu/shared'
import type { ApiClient } from '../../api-client.ts'
import type { FollowedProbe } from '../../storage/items.ts'
import { followedProbe } from './followed-probes.ts'
import type { ProbeBook } from './probe-book.ts'

export interface LearnDeps {
  api: Pick<ApiClient, 'probe'>
  book: ProbeBook
  /** Called after each thing learnt about a probe was written. */
  onChanged: (entry: FollowedProbe) => Promise<void>
}

// What an event says by itself is written at once; all the rest is read from the API, never derived here.
const applied = (probe: Probe, event: ProbeEvent): Probe => ({
  ...probe,
  state: event.state,
  code: event.code,
  params: event.params,
  events: [...probe.events.filter(({ sequence }) => sequence < event.sequence), event],
})

const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value

// A page that is told of a change asks for the probe: telling it what it knows already would go on for ever. Chrome’s
// storage gives back objects with their keys in another order than they were stored in.
const isNews = (before: FollowedProbe, after: FollowedProbe): boolean =>
  JSON.stringify(before.probe, inOrder) !== JSON.stringify(after.probe, inOrder)

/** The API knows nothing of it, and never will. */
export const isGone = (reply: Reply<unknown>): boolean => !reply.ok && reply.code === 'probe-not-found'

/** Writes down what becomes known of the probes that are followed. */
export const createProbeLearner = ({ api, book, onChanged }: LearnDeps) => ({
  /** Reads a probe afresh, writes what it says, and tells of it if that is news. */
  refresh: async (probeId: string): Promise<Reply<Probe>> => {
    const reply = await api.probe(probeId)
    const entry = await followedProbe(probeId)
    if (entry && reply.ok) {
      const kept = await book.keep(entry.idempotencyKey, reply.value)
      if (kept && isNews(entry, kept)) await onChanged(kept)
    } else if (entry && isGone(reply)) await book.drop(entry.idempotencyKey)
    return reply
  },

  /** Takes what one event says, unless it is known already. */
  take: async (probeId: string, event: ProbeEvent): Promise<void> => {
    const entry = await followedProbe(probeId)
    if (!entry) return
    const kept = await book.patch(entry.idempotencyKey, ({ probe, lastEventId }) =>
      probe && event.sequence > lastEventId ? { probe: applied(probe, event), lastEventId: event.sequence } : {},
    )
    if (kept) await onChanged(kept)
  },
})
