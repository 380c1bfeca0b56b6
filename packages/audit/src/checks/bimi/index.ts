import type { AnyCheck } from '../../check.ts'

export const BIMI_CHECKS: readonly AnyCheck[] = []
