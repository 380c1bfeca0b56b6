import type { StepKind } from '../../step.ts'

export const DKIM_STEPS: readonly StepKind[] = []
