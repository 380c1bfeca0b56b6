import type { ContentCheck } from '../../content-check.ts'
import { clippedByGmail } from './clipped-by-gmail.ts'
import { large } from './large.ts'
import { tooLarge } from './too-large.ts'

export const SIZE_CHECKS: readonly ContentCheck[] = [clippedByGmail, large, tooLarge]
