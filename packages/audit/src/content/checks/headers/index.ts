import type { ContentCheck } from '../../content-check.ts'

export const HEADERS_CHECKS: readonly ContentCheck[] = []
