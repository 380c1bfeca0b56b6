import type { AnyCheck } from '../../check.ts'

export const DANE_CHECKS: readonly AnyCheck[] = []
