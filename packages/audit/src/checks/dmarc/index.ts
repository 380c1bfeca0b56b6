import type { AnyCheck } from '../../check.ts'

export const DMARC_CHECKS: readonly AnyCheck[] = []
