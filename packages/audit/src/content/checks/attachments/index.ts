import type { ContentCheck } from '../../content-check.ts'

export const ATTACHMENTS_CHECKS: readonly ContentCheck[] = []
