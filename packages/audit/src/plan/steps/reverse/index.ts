import type { StepKind } from '../../step.ts'

export const REVERSE_STEPS: readonly StepKind[] = []
