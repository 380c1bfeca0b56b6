import type { ContentCheck } from '../../content-check.ts'

export const MIME_CHECKS: readonly ContentCheck[] = []
