import type { Fact } from '../evidence.ts'
import type { Alignment } from './alignment.ts'
import type { DmarcDiscovery } from './discover.ts'
import type { AlignmentMode } from './parse.ts'

/** A service that reads reports for others; `confidence` as in the knowledge base. */
export interface ReportService {
  readonly name: string
  readonly confidence: 'verified' | 'observed' | 'memory'
}

/** Whether another domain agrees to receive the reports of this one (RFC 9990 §4). */
export interface ReportTarget {
  readonly tag: 'rua' | 'ruf'
  readonly address: string
  readonly domain: string
  /** Of another organisation than the record. */
  readonly isExternal: Fact<boolean>
  /** The name at which an external domain gives its agreement. */
  readonly authorisationName: string
  /** The external domain publishes its agreement there; true for addresses of the organisation itself. */
  readonly isAuthorised: Fact<boolean>
  /** The domain of the address exists. */
  readonly exists: Fact<boolean>
  /** Null when the address belongs to no service we know. */
  readonly service: Fact<ReportService | null>
}

/** One identifier of the message beside its From domain. */
export interface AlignmentFacts extends Alignment {
  /** The From domain of the message. */
  readonly fromDomain: string
  readonly orgDomain: Fact<string>
  /** What the DMARC record of the From domain asks for ("aspf", "adkim"); relaxed where there is no record. */
  readonly mode: Fact<AlignmentMode>
}

export interface DmarcFacts {
  /** The tree walk of the domain and all it met. */
  dmarc: Fact<DmarcDiscovery>
  /** DMARC records at the domain itself, where no receiver looks. */
  misplacedDmarc: Fact<readonly string[]>
  /** The mail addresses of "rua" and "ruf"; empty when there is no record. */
  reportTargets: Fact<readonly ReportTarget[]>
  /** The domain of MAIL FROM (or of HELO for the null reverse-path) of the message; null when none is known. */
  spfAlignment: Fact<AlignmentFacts | null>
  /** The `d=` of each signature of the message, in its order; null when no message is known. */
  dkimAlignment: Fact<readonly AlignmentFacts[] | null>
}
