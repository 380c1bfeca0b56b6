import type { AnyCheck } from '../../check.ts'

export const MX_CHECKS: readonly AnyCheck[] = []
