import type { Fact, Parsed } from '../evidence.ts'
import type { DkimKey, DkimKeyProblem } from './parse-key.ts'

/** The mail provider behind a key. Only where an alias leads makes it certain: a selector is a name anyone may choose. */
export interface KeyProvider {
  /** An id of packages/knowledge. */
  readonly id: string
  readonly name: string
  readonly isCertain: boolean
}

/** What is published at `selector._domainkey.domain`. */
export interface DkimKeyFacts {
  readonly selector: string
  readonly domain: string
  /** `message`: a signature named it. `given`: the user named it. `guessed`: providers use it; a miss proves nothing. */
  readonly origin: 'message' | 'given' | 'guessed'
  /** The domain is the audited one, or one above or below it: the key is the user's to change. */
  readonly isOwn: boolean
  /** TXT records at the name, aliases followed. */
  readonly records: Fact<readonly string[]>
  /** The same records, read. */
  readonly keys: Fact<readonly Parsed<DkimKey, DkimKeyProblem>[]>
  /** Where an alias at the name leads; null when there is none. */
  readonly alias: Fact<string | null>
  readonly provider: KeyProvider | null
}

/** What every name under `_domainkey` answers where none was made: a wildcard, or a server that answers anything. */
export interface DkimWildcard {
  readonly records: readonly string[]
  readonly alias: string | null
}

export interface DkimSearch {
  /** How many usual selectors were tried; 0 where the server says that no key can stand there. */
  readonly tried: number
  /** Null when there is none. */
  readonly wildcard: Fact<DkimWildcard | null>
}

export interface DkimFacts {
  /** Keys that a message or the user named, found or not, and those guessed that were found. */
  dkim: Fact<readonly DkimKeyFacts[]>
  /** The search for keys that nobody named; not known when one of its questions got no answer. */
  dkimSearch: Fact<DkimSearch>
}
