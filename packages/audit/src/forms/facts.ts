import type { Fact } from '../evidence.ts'
import type { RecordType } from '../resolver.ts'

/** A record that stands where the form of a DNS host put it by mistake: the name was completed once too often, or not at all. */
export interface MisplacedRecord {
  readonly kind: 'spf' | 'dkim' | 'dmarc'
  readonly name: string
  readonly type: RecordType
  readonly record: string
  /** Where it belongs. */
  readonly rightName: string
}

export interface FormFacts {
  misplaced: Fact<readonly MisplacedRecord[]>
}
