import type { ContentCheck } from '../../content-check.ts'

export const UNSUBSCRIBE_CHECKS: readonly ContentCheck[] = []
