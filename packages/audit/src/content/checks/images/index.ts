import type { ContentCheck } from '../../content-check.ts'

export const IMAGES_CHECKS: readonly ContentCheck[] = []
