import type { StepKind } from '../../step.ts'

export const SPF_STEPS: readonly StepKind[] = []
