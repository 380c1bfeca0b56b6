import type { AnyCheck } from '../../check.ts'
import { backslashes } from './backslashes.ts'
import { curlyQuotes } from './curly-quotes.ts'
import { doubledDomain } from './doubled-domain.ts'
import { htmlEntities } from './html-entities.ts'
import { oneStringSplitIntoTwoRecords } from './one-string-split-into-two-records.ts'
import { quotesInside } from './quotes-inside.ts'
import { recordAtWrongName } from './record-at-wrong-name.ts'
import { whitespace } from './whitespace.ts'

export const FORM_CHECKS: readonly AnyCheck[] = [
  doubledDomain,
  recordAtWrongName,
  quotesInside,
  curlyQuotes,
  backslashes,
  htmlEntities,
  whitespace,
  oneStringSplitIntoTwoRecords,
]
