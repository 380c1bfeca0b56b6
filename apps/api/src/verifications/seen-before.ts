import { clampOldUntil, oldUntilFrom, type OldAnswers } from './old-answers.ts'
import type { VerificationFacts } from './verification-facts.ts'
import type { VerifyRecord } from './verify-record.ts'

/** What was seen of a record before it was published: until when that may be kept, as far as was known then. */
export interface SeenBefore {
  readonly old: OldAnswers
  /** When every server that answers had the record first; null before that. Milliseconds since 1970. */
  readonly seenAt: number | null
}

/** Where that is kept between two looks. Forgetting is no fault: nothing is then said of old answers. */
export interface Memory {
  recall(key: string): SeenBefore | null
  keep(key: string, seen: SeenBefore): void
}

const keyOf = ({ name, type, value }: Pick<VerificationFacts, 'name' | 'type' | 'value'>): string =>
  `${type} ${name.toLowerCase()} ${value ?? ''}`

const isPublished = ({ state }: VerificationFacts): boolean => state === 'published' || state === 'visible'

/**
 * Remembers, from one look to the next, what servers told to keep before they had the record: once they have it, nobody can
 * ask them any more. For looks at records that no plan keeps.
 */
export const rememberBetweenLooks =
  (verifyRecord: VerifyRecord, memory: Memory): VerifyRecord =>
  async (wanted, options) => {
    const facts = await verifyRecord(wanted, options)
    const key = keyOf(facts)
    const before = memory.recall(key)
    if (facts.state === null) return facts
    if (!isPublished(facts)) {
      memory.keep(key, { old: facts.old, seenAt: null })
      return facts
    }
    if (!before) return facts
    const seenAt = Math.min(before.seenAt ?? facts.checkedAt, facts.checkedAt)
    memory.keep(key, { ...before, seenAt })
    return { ...facts, oldUntil: clampOldUntil(oldUntilFrom(seenAt, before.old), before.old, facts.checkedAt) }
  }

/** Far more than anybody looks at in a day. */
const MAX_KEPT = 1_000

/** A memory that lasts as long as the process; the oldest is forgotten first. */
export const createMemory = (
  kept: ReadonlyMap<string, SeenBefore> = new Map(),
): Memory & { all(): [string, SeenBefore][] } => {
  const entries = new Map(kept)
  return {
    recall: (key) => entries.get(key) ?? null,
    keep: (key, seen) => {
      entries.delete(key)
      entries.set(key, seen)
      const [oldest] = entries.keys()
      if (entries.size > MAX_KEPT && oldest !== undefined) entries.delete(oldest)
    },
    all: () => [...entries],
  }
}
