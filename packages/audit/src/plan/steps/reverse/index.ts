import type { StepKind } from '../../step.ts'
import { name } from './name.ts'

export const REVERSE_STEPS: readonly StepKind[] = [name]
