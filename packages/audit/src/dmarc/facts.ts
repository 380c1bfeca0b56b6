import type { Fact } from '../evidence.ts'
import type { DmarcDiscovery } from './discover.ts'

/** Whether another domain agrees to receive the reports of this one (RFC 9990 §4). */
export interface ReportTarget {
  readonly tag: 'rua' | 'ruf'
  readonly address: string
  readonly domain: string
  readonly isExternal: boolean
  /** `domain._report._dmarc.target` holds a DMARC record; true for addresses of the organisation itself. */
  readonly isAuthorised: Fact<boolean>
}

/** One identifier beside the From domain. */
export interface AlignmentFacts {
  readonly domain: string
  readonly orgDomain: string
  readonly isAligned: { readonly relaxed: boolean; readonly strict: boolean }
}

export interface DmarcFacts {
  /** The tree walk of the From domain and all it met. */
  dmarc: Fact<DmarcDiscovery>
  reportTargets: Fact<readonly ReportTarget[]>
  /** The domain of MAIL FROM (or of HELO for the null reverse-path) of the message; null when none is known. */
  spfAlignment: Fact<AlignmentFacts | null>
  /** The `d=` of each signature of the message; null when no message is known. */
  dkimAlignment: Fact<readonly AlignmentFacts[] | null>
}
