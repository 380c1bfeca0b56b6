import type { StepKind } from '../../step.ts'

export const HELO_STEPS: readonly StepKind[] = []
