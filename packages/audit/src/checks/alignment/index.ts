import type { AnyCheck } from '../../check.ts'

export const ALIGNMENT_CHECKS: readonly AnyCheck[] = []
