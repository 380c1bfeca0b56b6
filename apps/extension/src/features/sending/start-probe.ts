import type { Failure, Probe, Reply } from '@bienrecu/shared'
import type { ApiClient } from '../../api-client.ts'
import { lastRelayItem, type FollowedProbe } from '../../storage/items.ts'
import { uiLocaleOf } from '../session/session.ts'
import type { Click, ProbeBook } from './probe-book.ts'

/** After this time a click that was never answered is not carried out any more: the user has moved on. */
const STALE = 5 * 60_000 // ms

export interface StartDeps {
  api: Pick<ApiClient, 'createProbe'>
  book: ProbeBook
  /** Called once the API has taken a probe, to follow it. */
  onStarted: (entry: FollowedProbe) => void
  now: () => Date
}

// The request may have reached the API all the same, or may yet: the key is kept, so that asking again is one mail.
const isAmbiguous = ({ code }: Failure): boolean =>
  code === 'api-unreachable' || code === 'api-answer-not-understood' || code === 'internal'

/** Starts probes: each click becomes one mail at most, whatever is cut off in between. */
export const createProbeStarter = ({ api, book, onStarted, now }: StartDeps) => {
  const underWay = new Map<string, Promise<Reply<Probe>>>()

  const ask = async (entry: FollowedProbe): Promise<Reply<Probe>> => {
    const { relayId, address, overQuota, locale, idempotencyKey } = entry
    const reply = await api.createProbe({ relayId, address, overQuota, locale }, idempotencyKey)
    if (reply.ok) {
      const kept = await book.keep(idempotencyKey, reply.value)
      if (kept) onStarted(kept)
    } else if (isAmbiguous(reply)) await book.patch(idempotencyKey, () => ({ isHeld: true }))
    else await book.drop(idempotencyKey)
    return reply
  }

  const submit = (entry: FollowedProbe): Promise<Reply<Probe>> => {
    const known = underWay.get(entry.idempotencyKey)
    if (known) return known
    const asking = ask(entry).finally(() => underWay.delete(entry.idempotencyKey))
    underWay.set(entry.idempotencyKey, asking)
    return asking
  }

  return {
    /** Carries out a click; a click that means a mail already under way answers with that one. */
    start: async (click: Omit<Click, 'locale'>): Promise<Reply<Probe>> => {
      await lastRelayItem.setValue(click.relayId)
      const entry = await book.claim({ ...click, locale: await uiLocaleOf() }, now())
      return entry.probe ? { ok: true, value: entry.probe } : submit(entry)
    },

    /** Takes up a click that a sudden end of the background cut off before the API answered. */
    resume: async (entry: FollowedProbe): Promise<void> => {
      if (entry.isHeld) return
      const isStale = now().getTime() - new Date(entry.startedAt).getTime() > STALE
      await (isStale ? book.drop(entry.idempotencyKey) : submit(entry))
    },
  }
}
