import type { Probe } from '@bienrecu/shared'
import { isSettled } from '@bienrecu/shared'
import { followedProbesItem, type FollowedProbe } from '../../storage/items.ts'
import { createQueue } from '../../storage/one-at-a-time.ts'

const KEPT = 20

export interface Click {
  relayId: string
  address: string
  idempotencyKey: string
  overQuota: boolean
}

const inTurn = createQueue()

const isSameMail = (entry: FollowedProbe, click: Click): boolean => {
  if (entry.idempotencyKey === click.idempotencyKey) return true
  if (entry.address !== click.address) return false
  if (entry.probe) return !isSettled(entry.probe.state)
  // Never answered: asking again with the same key is the same mail, as long as it is the same request.
  return entry.relayId === click.relayId && entry.overQuota === click.overQuota
}

/** All followed probes, newest first. */
export const followedProbes = (): Promise<FollowedProbe[]> => followedProbesItem.getValue()

/** The followed probe with this id, if any. */
export const followedProbe = async (probeId: string): Promise<FollowedProbe | null> =>
  (await followedProbes()).find(({ probe }) => probe?.id === probeId) ?? null

/** The newest followed probe to an address, or of all when none is given. */
export const newestProbe = async (address?: string): Promise<Probe | null> =>
  (await followedProbes()).find((entry) => entry.probe && (!address || entry.address === address))?.probe ?? null

/**
 * Turns a click into an entry, before anything is asked of the API. A second click that means the same mail (the same
 * key, or an address whose probe is still under way) gets the entry of the first.
 */
export const claim = (click: Click, now: Date): Promise<FollowedProbe> =>
  inTurn(async () => {
    const entries = await followedProbesItem.getValue()
    const known = entries.find((entry) => isSameMail(entry, click))
    if (known) return known
    const entry: FollowedProbe = {
      ...click,
      startedAt: now.toISOString(),
      isHeld: false,
      probe: null,
      lastEventId: 0,
      seenAt: null,
      hasNotified: false,
    }
    await followedProbesItem.setValue([entry, ...entries].slice(0, KEPT))
    return entry
  })

/** Changes an entry; null when it is gone, for instance because the device was unpaired meanwhile. */
export const patch = (
  idempotencyKey: string,
  change: (entry: FollowedProbe) => Partial<FollowedProbe>,
): Promise<FollowedProbe | null> =>
  inTurn(async () => {
    const entries = await followedProbesItem.getValue()
    const entry = entries.find((one) => one.idempotencyKey === idempotencyKey)
    if (!entry) return null
    const changed = { ...entry, ...change(entry) }
    await followedProbesItem.setValue(entries.map((one) => (one === entry ? changed : one)))
    return changed
  })

/** Forgets an entry. */
export const drop = (idempotencyKey: string): Promise<void> =>
  inTurn(async () => {
    const entries = await followedProbesItem.getValue()
    await followedProbesItem.setValue(entries.filter((entry) => entry.idempotencyKey !== idempotencyKey))
  })

/** Writes a probe as the API gave it. An answer that is older than what the stream already told is not taken. */
export const keepProbe = (idempotencyKey: string, probe: Probe): Promise<FollowedProbe | null> =>
  patch(idempotencyKey, (entry) => {
    const lastEventId = probe.events.at(-1)?.sequence ?? 0
    return lastEventId < entry.lastEventId ? {} : { probe, lastEventId, isHeld: false }
  })
