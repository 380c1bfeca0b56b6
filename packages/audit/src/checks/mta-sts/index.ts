import type { AnyCheck } from '../../check.ts'

export const MTA_STS_CHECKS: readonly AnyCheck[] = []
