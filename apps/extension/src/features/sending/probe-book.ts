import type { Locale, Probe } from '@bienrecu/shared'
import { isSettled } from '@bienrecu/shared'
import { followedProbesItem, type FollowedProbe } from '../../storage/items.ts'
import { createQueue } from '../../storage/one-at-a-time.ts'

const KEPT = 20

export interface Click {
  relayId: string
  address: string
  idempotencyKey: string
  overQuota: boolean
  /** The language of the message. */
  locale: Locale
}

export type ProbeBook = ReturnType<typeof createProbeBook>

const isSameMail = (entry: FollowedProbe, click: Click): boolean => {
  if (entry.idempotencyKey === click.idempotencyKey) return true
  if (entry.address !== click.address) return false
  if (entry.probe) return !isSettled(entry.probe.state)
  // Never answered: asking again with the same key is the same mail, as long as it is the same request.
  return entry.relayId === click.relayId && entry.overQuota === click.overQuota
}

const newEntry = (click: Click, now: Date): FollowedProbe => ({
  ...click,
  startedAt: now.toISOString(),
  isHeld: false,
  probe: null,
  lastEventId: 0,
  seenAt: null,
  hasNotified: false,
})

/** The one writer of the followed probes. Its changes happen one after the other. */
export const createProbeBook = () => {
  const inTurn = createQueue()

  const rewrite = <T>(change: (entries: FollowedProbe[]) => { entries: FollowedProbe[]; answer: T }): Promise<T> =>
    inTurn(async () => {
      const before = await followedProbesItem.getValue()
      const { entries, answer } = change(before)
      if (entries !== before) await followedProbesItem.setValue(entries)
      return answer
    })

  /** Changes an entry; null when it is gone, for instance because the device was unpaired meanwhile. */
  const patch = (
    idempotencyKey: string,
    change: (entry: FollowedProbe) => Partial<FollowedProbe>,
  ): Promise<FollowedProbe | null> =>
    rewrite((entries) => {
      const entry = entries.find((one) => one.idempotencyKey === idempotencyKey)
      if (!entry) return { entries, answer: null }
      const changed = { ...entry, ...change(entry) }
      return { entries: entries.map((one) => (one === entry ? changed : one)), answer: changed }
    })

  return {
    patch,

    /**
     * Turns a click into an entry, before anything is asked of the API. A second click that means the same mail (the
     * same key, or an address whose probe is still under way) gets the entry of the first.
     */
    claim: (click: Click, now: Date): Promise<FollowedProbe> =>
      rewrite((entries) => {
        const known = entries.find((entry) => isSameMail(entry, click))
        if (known) return { entries, answer: known }
        const entry = newEntry(click, now)
        return { entries: [entry, ...entries].slice(0, KEPT), answer: entry }
      }),

    /** Forgets everything. */
    clear: (): Promise<null> => rewrite(() => ({ entries: [], answer: null })),

    /** Forgets an entry. */
    drop: (idempotencyKey: string): Promise<null> =>
      rewrite((entries) => ({
        entries: entries.filter((entry) => entry.idempotencyKey !== idempotencyKey),
        answer: null,
      })),

    /** Writes a probe as the API gave it. An answer older than what the stream already told is not taken. */
    keep: (idempotencyKey: string, probe: Probe): Promise<FollowedProbe | null> =>
      patch(idempotencyKey, (entry) => {
        const lastEventId = probe.events.at(-1)?.sequence ?? 0
        return lastEventId < entry.lastEventId ? {} : { probe, lastEventId, isHeld: false }
      }),
  }
}
