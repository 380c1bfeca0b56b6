import type { Probe } from '@bienrecu/shared'
import { followedProbesItem, type FollowedProbe } from '../../storage/items.ts'

/** All followed probes, newest first. */
export const followedProbes = (): Promise<FollowedProbe[]> => followedProbesItem.getValue()

/** The followed probe with this id, if any. */
export const followedProbe = async (probeId: string): Promise<FollowedProbe | null> =>
  (await followedProbes()).find(({ probe }) => probe?.id === probeId) ?? null

/** The newest followed probe to an address, or of all when none is given. */
export const newestProbe = async (address?: string): Promise<Probe | null> =>
  (await followedProbes()).find((entry) => entry.probe && (!address || entry.address === address))?.probe ?? null
