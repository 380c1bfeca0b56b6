import type { StepKind } from '../../step.ts'

export const LIST_STEPS: readonly StepKind[] = []
