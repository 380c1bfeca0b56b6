import type { AnyCheck } from '../../check.ts'

export const TLS_RPT_CHECKS: readonly AnyCheck[] = []
