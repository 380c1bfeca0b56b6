import type { AnyCheck } from '../../check.ts'

export const FORM_CHECKS: readonly AnyCheck[] = []
