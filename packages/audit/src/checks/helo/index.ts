import type { AnyCheck } from '../../check.ts'
import { differsFromReverse } from './differs-from-reverse.ts'
import { doesNotResolve } from './does-not-resolve.ts'
import { notAName } from './not-a-name.ts'

export const HELO_CHECKS: readonly AnyCheck[] = [notAName, doesNotResolve, differsFromReverse]
