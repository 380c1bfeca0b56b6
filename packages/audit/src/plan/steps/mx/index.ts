import type { StepKind } from '../../step.ts'

export const MX_STEPS: readonly StepKind[] = []
