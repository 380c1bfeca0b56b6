import type { ContentCheck } from '../../content-check.ts'

export const SUBJECT_CHECKS: readonly ContentCheck[] = []
