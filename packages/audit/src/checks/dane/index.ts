import type { AnyCheck } from '../../check.ts'
import { daneAbsent } from './absent.ts'
import { unusableRecords } from './unusable-records.ts'
import { withoutDnssec } from './without-dnssec.ts'

export const DANE_CHECKS: readonly AnyCheck[] = [unusableRecords, withoutDnssec, daneAbsent]
