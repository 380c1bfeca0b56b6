import type { StepKind } from '../../step.ts'

export const ADVICE_STEPS: readonly StepKind[] = []
