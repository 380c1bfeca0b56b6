import type { AnyCheck } from '../../check.ts'

export const SPF_CHECKS: readonly AnyCheck[] = []
