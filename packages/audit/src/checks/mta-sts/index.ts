import type { AnyCheck } from '../../check.ts'
import { mtaStsAbsent } from './absent.ts'
import { mxNotCovered } from './mx-not-covered.ts'
import { policyMissing } from './policy-missing.ts'
import { policySyntax } from './policy-syntax.ts'
import { mtaStsSeveralRecords } from './several-records.ts'
import { mtaStsSyntax } from './syntax.ts'
import { testingMode } from './testing-mode.ts'

export const MTA_STS_CHECKS: readonly AnyCheck[] = [
  mtaStsSeveralRecords,
  mtaStsSyntax,
  policyMissing,
  policySyntax,
  mxNotCovered,
  testingMode,
  mtaStsAbsent,
]
