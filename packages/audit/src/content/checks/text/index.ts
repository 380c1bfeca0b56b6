import type { ContentCheck } from '../../content-check.ts'

export const TEXT_CHECKS: readonly ContentCheck[] = []
