import type { AnyCheck } from '../../check.ts'

export const LIST_CHECKS: readonly AnyCheck[] = []
