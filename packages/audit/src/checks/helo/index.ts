import type { AnyCheck } from '../../check.ts'

export const HELO_CHECKS: readonly AnyCheck[] = []
