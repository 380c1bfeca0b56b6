import type { Fact } from '../evidence.ts'

export type RecordKind = 'spf' | 'dkim' | 'dmarc'

/** A name where the form of a DNS host may have put a record by mistake, and what stands there. */
export interface SearchedPlace {
  readonly kind: RecordKind
  /** `doubled`: the form completed a name that was complete. `wrong-name`: the record stands beside its place. */
  readonly fault: 'doubled' | 'wrong-name'
  readonly name: string
  /** Records of the kind, those that a wildcard gives left out. */
  readonly records: Fact<readonly string[]>
  /** Where they belong. */
  readonly rightName: string
  readonly isRightNameFilled: Fact<boolean>
}

/** All TXT records at a name where a record of this kind belongs. */
export interface TextsAtName {
  readonly kind: RecordKind
  readonly name: string
  readonly records: Fact<readonly string[]>
}

export interface FormFacts {
  searchedPlaces: Fact<readonly SearchedPlace[]>
  /** SPF, DMARC, and the keys that a message or the user named; keys found by guessing stand in `dkim`. */
  formTexts: Fact<readonly TextsAtName[]>
}
