import type { AnyCheck } from '../../check.ts'
import { tlsRptAbsent } from './absent.ts'
import { tlsRptSeveralRecords } from './several-records.ts'
import { tlsRptSyntax } from './syntax.ts'

export const TLS_RPT_CHECKS: readonly AnyCheck[] = [tlsRptSeveralRecords, tlsRptSyntax, tlsRptAbsent]
