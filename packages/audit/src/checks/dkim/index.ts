import type { AnyCheck } from '../../check.ts'

export const DKIM_CHECKS: readonly AnyCheck[] = []
