import type { AnyCheck } from '../../check.ts'

export const REVERSE_CHECKS: readonly AnyCheck[] = []
