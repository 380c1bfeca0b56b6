import type { ContentCheck } from '../../content-check.ts'

export const LINKS_CHECKS: readonly ContentCheck[] = []
