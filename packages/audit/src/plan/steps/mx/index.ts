import type { StepKind } from '../../step.ts'
import { keep } from './keep.ts'
import { repair } from './repair.ts'

export const MX_STEPS: readonly StepKind[] = [keep, repair]
