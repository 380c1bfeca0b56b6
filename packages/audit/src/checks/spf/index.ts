import type { AnyCheck } from '../../check.ts'
import { brokenInclude } from './broken-include.ts'
import { duplicateTerms } from './duplicate-terms.ts'
import { heloIdentity } from './helo-identity.ts'
import { ignoredTerms } from './ignored-terms.ts'
import { includeWithoutRecord } from './include-without-record.ts'
import { lookAlikeText } from './look-alike-text.ts'
import { loop } from './loop.ts'
import { missing } from './missing.ts'
import { noAllOrNeutral } from './no-all-or-neutral.ts'
import { obsoleteRecordType } from './obsolete-record-type.ts'
import { overWideRanges } from './over-wide-ranges.ts'
import { plusAll } from './plus-all.ts'
import { ptr } from './ptr.ts'
import { redirectBesideAll } from './redirect-beside-all.ts'
import { senderNotCovered } from './sender-not-covered.ts'
import { severalRecords } from './several-records.ts'
import { stringsGluedTogether } from './strings-glued-together.ts'
import { syntax } from './syntax.ts'
import { termsAfterAll } from './terms-after-all.ts'
import { tooLongForOneAnswer } from './too-long-for-one-answer.ts'
import { tooManyLookups } from './too-many-lookups.ts'
import { tooManyVoidLookups } from './too-many-void-lookups.ts'

export const SPF_CHECKS: readonly AnyCheck[] = [
  missing,
  lookAlikeText,
  severalRecords,
  syntax,
  stringsGluedTogether,
  plusAll,
  tooManyLookups,
  tooManyVoidLookups,
  includeWithoutRecord,
  brokenInclude,
  loop,
  senderNotCovered,
  noAllOrNeutral,
  termsAfterAll,
  ignoredTerms,
  overWideRanges,
  heloIdentity,
  ptr,
  redirectBesideAll,
  duplicateTerms,
  obsoleteRecordType,
  tooLongForOneAnswer,
]
