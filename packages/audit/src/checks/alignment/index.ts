import type { AnyCheck } from '../../check.ts'
import { dkimNotAligned } from './dkim-not-aligned.ts'
import { dmarcWouldFail } from './dmarc-would-fail.ts'
import { spfNotAligned } from './spf-not-aligned.ts'

export const ALIGNMENT_CHECKS: readonly AnyCheck[] = [dmarcWouldFail, spfNotAligned, dkimNotAligned]
