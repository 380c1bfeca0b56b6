import type { StepKind } from '../../step.ts'

export const BIMI_STEPS: readonly StepKind[] = []
