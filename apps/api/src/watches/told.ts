/* What is remembered of drift between two looks, so that it is told once, and again only after it was healed. */
import { NoticeKind } from '@bienrecu/shared'
import { z } from 'zod'
import type { Drift, SeenChange } from './compare-domain.ts'
import { SECOND_LOOK_AFTER, SECOND_LOOK_AT_ABSENCE } from './pace.ts'

const ToldItem = z.object({
  key: z.string(),
  kind: NoticeKind,
  fact: z.string(),
  /** When it was first seen, in milliseconds since 1970. */
  since: z.number(),
  /** False while it waits for a second look. */
  isTold: z.boolean(),
  change: z
    .object({ name: z.string(), type: z.string(), before: z.array(z.string()), after: z.array(z.string()) })
    .nullable(),
})
const Told = z.array(ToldItem)
export type ToldItem = z.infer<typeof ToldItem>

export const readTold = (json: string): ToldItem[] => Told.parse(JSON.parse(json))

export interface Memory {
  /** What is to be remembered from now on. */
  readonly told: readonly ToldItem[]
  /** What has been seen twice, and is told now. */
  readonly toTell: readonly (Drift & { since: number })[]
  /** Changes that were told and are undone. */
  readonly undone: readonly SeenChange[]
  /** Milliseconds until the second look that something waits for; null when nothing does. */
  readonly lookAgainAfter: number | null
}

const secondLookAfter = ({ kind }: Pick<Drift, 'kind'>): number =>
  kind === 'domain-gone' ? SECOND_LOOK_AT_ABSENCE : SECOND_LOOK_AFTER

/** Looks come with the ticks of a clock: a little too soon is soon enough. */
const TOLERANCE = 5_000 // ms

const isSame = (one: Pick<ToldItem, 'key' | 'fact'>, other: Pick<ToldItem, 'key' | 'fact'>): boolean =>
  one.key === other.key && one.fact === other.fact

/**
 * What becomes of the memory after a look. What could not be seen stays as it was; what is as it was in the beginning is
 * forgotten, so that it would be told again.
 */
export const remember = (
  before: readonly ToldItem[],
  drifts: readonly Drift[],
  unknown: ReadonlySet<string>,
  now: number,
): Memory => {
  const kept = before.filter((item) => unknown.has(item.key))
  const toTell: (Drift & { since: number })[] = []
  const seen = drifts.map((drift): ToldItem => {
    const known = before.find((item) => isSame(item, drift))
    const since = Math.min(known?.since ?? now, now) // the clock may have been set back
    const isDue = known?.isTold === false && now - since >= secondLookAfter(drift) - TOLERANCE
    if (isDue) toTell.push({ ...drift, since })
    const { key, kind, fact, change } = drift
    const copy = change && { ...change, before: [...change.before], after: [...change.after] }
    return { key, kind, fact, since, isTold: known?.isTold === true || isDue, change: copy }
  })
  const told = [...kept, ...seen.filter((item) => !kept.some((one) => isSame(one, item)))]
  const waits = seen.filter(({ isTold }) => !isTold).map((item) => item.since + secondLookAfter(item) - now)
  return {
    told,
    toTell,
    undone: before
      .filter((item) => item.isTold && !told.some(({ key }) => key === item.key))
      .flatMap(({ change }) => (change ? [{ ...change, before: change.after, after: change.before }] : [])),
    lookAgainAfter: waits.length > 0 ? Math.max(1_000, Math.min(...waits)) : null,
  }
}
