import type { Fact } from '../evidence.ts'

/** What is published at `selector._domainkey.domain`. */
export interface DkimKeyFacts {
  readonly selector: string
  readonly domain: string
  /** `message`: a signature named it. `given`: the user named it. `guessed`: providers use it; a miss proves nothing. */
  readonly origin: 'message' | 'given' | 'guessed'
  /** TXT records at the name, aliases followed. */
  readonly records: Fact<readonly string[]>
  /** Where an alias at the name leads; null when there is none. */
  readonly alias: Fact<string | null>
}

export interface DkimFacts {
  /** Keys that a message or the user named, found or not, and those guessed that were found. */
  dkim: Fact<readonly DkimKeyFacts[]>
}
