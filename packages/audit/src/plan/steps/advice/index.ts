import type { StepKind } from '../../step.ts'
import { check } from './check.ts'

export const ADVICE_STEPS: readonly StepKind[] = [check]
