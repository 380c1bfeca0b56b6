import type { AnyCheck } from '../../check.ts'

export const DELEGATION_CHECKS: readonly AnyCheck[] = []
