import type { StepKind } from '../../step.ts'
import { repair } from './repair.ts'

export const MX_STEPS: readonly StepKind[] = [repair]
