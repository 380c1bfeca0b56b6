import type { Fact } from '../evidence.ts'
import type { SpfCheck } from './check-host.ts'
import type { SpfNode } from './tree.ts'

/** Everything published that is, or was meant to be, an SPF record. */
export interface SpfRecords {
  /** TXT records that begin with the version section (RFC 7208 §4.5). */
  readonly records: readonly string[]
  /** TXT records that look like SPF and are not, such as `spf1 …` or `v=spf1;…`. */
  readonly lookAlikes: readonly string[]
  /** Records of the obsolete type 99. */
  readonly obsolete: readonly string[]
  /** Octets of the whole TXT answer at the name, as sent over the wire. */
  readonly answerSize: number
}

export interface SpfFacts {
  spfRecords: Fact<SpfRecords>
  /** The one record and all it includes; null when there is none, or several. */
  spf: Fact<SpfNode | null>
  /** check_host() for MAIL FROM, with the address that sent; null when no sending address is known. */
  spfCheck: Fact<SpfCheck | null>
  /** check_host() for the HELO identity. */
  heloCheck: Fact<SpfCheck | null>
}
