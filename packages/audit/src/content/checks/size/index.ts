import type { ContentCheck } from '../../content-check.ts'

export const SIZE_CHECKS: readonly ContentCheck[] = []
