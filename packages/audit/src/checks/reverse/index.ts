import type { AnyCheck } from '../../check.ts'
import { genericName } from './generic-name.ts'
import { reverseMissing } from './missing.ts'
import { notConfirmed } from './not-confirmed.ts'

export const REVERSE_CHECKS: readonly AnyCheck[] = [reverseMissing, notConfirmed, genericName]
