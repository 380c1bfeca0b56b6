import type { RecordDifference, WantedRecord } from '@bienrecu/audit/verify/compare-record'
import type { LookedUpState } from '@bienrecu/audit/verify/record-state'
import type { OldAnswers } from './old-answers.ts'

/** What to look for. `domain` is the sender’s: the name is the domain itself, or lies below it. */
export interface RecordToVerify extends WantedRecord {
  readonly domain: string
  /** As it was remembered (milliseconds since 1970); null when there was nothing to remember. */
  readonly oldUntil: number | null
}

/** What one address of a name server says. Plain JSON: it is stored, and told in any language later. */
export interface SightingFacts {
  readonly server: string
  readonly address: string | null
  readonly state: 'seen' | 'absent' | 'different' | 'no-answer'
  readonly found: readonly string[]
  readonly difference: RecordDifference | null
  readonly foundAt: string | null
  /** Seconds that what it has may be kept; null where it has nothing. */
  readonly ttl: number | null
  /** The lower of the TTL of the SOA record and its MINIMUM, in seconds; null where it did not say. */
  readonly negativeTtl: number | null
  /** Of its zone; null where it did not say. */
  readonly serial: number | null
}

/** What one public resolver says. */
export interface ResolverFacts {
  readonly resolver: string
  readonly state: SightingFacts['state']
  /** Seconds left. */
  readonly ttl: number | null
}

/** One look at a record, as data; `tell-verification.ts` says it in words. */
export interface VerificationFacts {
  readonly zone: string
  readonly name: string
  readonly type: string
  /** Null when records have only to go. */
  readonly value: string | null
  /** Null when no name server answered: nothing is known. */
  readonly state: LookedUpState | null
  readonly servers: readonly SightingFacts[]
  readonly resolvers: readonly ResolverFacts[]
  /** What servers without the record tell resolvers to keep. */
  readonly old: OldAnswers
  /** Milliseconds since 1970. While a server does not have the record it moves with every look. */
  readonly oldUntil: number | null
  /** Milliseconds since 1970. */
  readonly checkedAt: number
}

/** The facts of a look as `noteVerification` stored them: it wrote the text from this very type. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
export const readFacts = (json: string): VerificationFacts => JSON.parse(json) as VerificationFacts
