/* What the last look at a record showed, for whoever publishes it. */
import type { Locale } from '@bienrecu/shared'
import type { PlanRecordRow } from '../plans/plan-record.ts'
import { tellVerification } from '../verifications/tell-verification.ts'
import { readFacts } from '../verifications/verification-facts.ts'

/** `different`: somebody tried, and something else came of it. What stood there before is `missing`, as nothing is. */
export type SightedState = 'missing' | 'different' | 'partly' | 'published'

export interface Sighting {
  readonly state: SightedState
  /** What is wrong with it, one sentence each. */
  readonly texts: readonly string[]
}

/** Nothing that the person who types could have done. */
const IS_OLD = new Set<string | null>([null, 'old-value'])

/** What a row says of its record now, in a language. */
export const sightingOf = ({ state, verification }: PlanRecordRow, locale: Locale): Sighting => {
  if (state === 'published' || state === 'visible') return { state: 'published', texts: [] }
  const { servers } = verification === null ? { servers: [] } : tellVerification(readFacts(verification), locale)
  const wrong = servers.filter(({ difference }) => !IS_OLD.has(difference))
  const texts = [...new Set(wrong.flatMap(({ text }) => (text === null ? [] : [text])))]
  if (state === 'partly') return { state, texts }
  return { state: wrong.length > 0 ? 'different' : 'missing', texts }
}
