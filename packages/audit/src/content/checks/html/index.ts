import type { ContentCheck } from '../../content-check.ts'

export const HTML_CHECKS: readonly ContentCheck[] = []
