import type { AnyCheck } from '../../check.ts'
import { externalReportsNotAuthorised } from './external-reports-not-authorised.ts'
import { inherited } from './inherited.ts'
import { missing } from './missing.ts'
import { noPolicy } from './no-policy.ts'
import { noReports } from './no-reports.ts'
import { obsoleteTags } from './obsolete-tags.ts'
import { policyNone } from './policy-none.ts'
import { publicSuffixFlag } from './public-suffix-flag.ts'
import { reportAddressUnusable } from './report-address-unusable.ts'
import { severalRecords } from './several-records.ts'
import { strictAlignmentNotMet } from './strict-alignment-not-met.ts'
import { syntax } from './syntax.ts'
import { testingFlag } from './testing-flag.ts'
import { unknownTags } from './unknown-tags.ts'
import { weakerSubdomainPolicy } from './weaker-subdomain-policy.ts'
import { wrongPlace } from './wrong-place.ts'

export const DMARC_CHECKS: readonly AnyCheck[] = [
  missing,
  severalRecords,
  syntax,
  wrongPlace,
  noPolicy,
  policyNone,
  testingFlag,
  weakerSubdomainPolicy,
  noReports,
  reportAddressUnusable,
  externalReportsNotAuthorised,
  strictAlignmentNotMet,
  publicSuffixFlag,
  obsoleteTags,
  unknownTags,
  inherited,
]
