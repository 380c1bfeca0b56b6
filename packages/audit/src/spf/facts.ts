import type { Fact } from '../evidence.ts'
import type { SpfCheck } from './check-host.ts'
import type { SpfNode } from './tree.ts'

/** Everything published that is, or was meant to be, an SPF record. */
export interface SpfRecords {
  /** TXT records that begin with the version section (RFC 7208 §4.5). */
  readonly records: readonly string[]
  /** TXT records that look like SPF and are not, such as `spf1 …` or `v=spf1;…`. */
  readonly lookAlikes: readonly string[]
  /** Records of the obsolete type 99; many resolvers do not know it. */
  readonly obsolete: Fact<readonly string[]>
  /** Octets of the whole TXT answer at the name over the wire, with strings of 255 octets and without EDNS. */
  readonly answerSize: number
}

export interface SpfFacts {
  spfRecords: Fact<SpfRecords>
  /** The one record and all it leads to, whatever the address; null when there is none, or several. */
  spf: Fact<SpfNode | null>
  /**
   * check_host() for MAIL FROM, with the address that sent; null when no sending address is known. Where MAIL FROM is not
   * known, postmaster of the audited domain stands in.
   */
  spfCheck: Fact<SpfCheck | null>
  /** check_host() for the HELO identity; null when the address or the name is not known. */
  heloCheck: Fact<SpfCheck | null>
}
