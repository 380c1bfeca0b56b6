import type { ContentEvidence, EnvelopeFacts, LinkAnswer, LinkFacts } from '@bienrecu/audit/content/evidence'
import type { RecordEdit, Resolver } from '@bienrecu/audit/resolver'
import type { JudgedMessage } from '@bienrecu/shared'
import type { AskFilter } from './filters/filter-letter.ts'
import type { Shares } from './shares.ts'

/** What reading a message gives, before anybody is asked. */
export interface Reading {
  readonly evidence: Omit<ContentEvidence, 'linkLists' | 'linkAnswers'>
  /** Of the one author; null when From names none, or several. In A-labels. */
  readonly fromDomain: string | null
  /** No link was asked yet. */
  readonly message: JudgedMessage
}

/** Takes a message apart. Never rejects, whatever the octets are. */
export type ReadLetter = (source: Uint8Array, envelope: EnvelopeFacts) => Promise<Reading>

/** Asks links of a message on the web; each answer is one, or that there was none. Never rejects. */
export type AskLinks = (links: readonly LinkFacts[]) => Promise<readonly LinkAnswer[]>

/** What a judge stands on. */
export interface JudgePorts {
  /** The DNS; whoever gives it keeps the answers for the next message. */
  readonly resolver: Resolver
  /** False when the resolver invents answers (answers-seen.ts); left out where nobody looks. */
  readonly isTruthful?: () => Promise<boolean>
  /** The records of the practice domain; asked for with the first practice message. */
  readonly practiceRecords?: () => Promise<readonly RecordEdit[]> | readonly RecordEdit[]
  /** The name we judge under: it stands in Authentication-Results. */
  readonly receiver: string
  /** Ids of the blocklists to ask; null for all that may be asked. */
  readonly lists?: readonly string[] | null
  /** Null unless the operator allows links to be asked. */
  readonly askLinks: AskLinks | null
  /** Null where it is not set up. */
  readonly askSpamd: AskFilter | null
  readonly askRspamd: AskFilter | null
  /** What was found out before; null, or left out, where nothing is kept. */
  readonly shares?: Shares | null
  readonly readLetter: ReadLetter
  /** Told about what went wrong in our own code: the id of a check, or the name of a part. */
  readonly onBug: (part: string, error: unknown) => void
  /** Milliseconds since 1970. */
  readonly now: () => number
}
