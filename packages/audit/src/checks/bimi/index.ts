import type { AnyCheck } from '../../check.ts'
import { needsDmarc } from './needs-dmarc.ts'
import { bimiSeveralRecords } from './several-records.ts'
import { bimiSyntax } from './syntax.ts'

export const BIMI_CHECKS: readonly AnyCheck[] = [bimiSeveralRecords, bimiSyntax, needsDmarc]
