import type { StepKind } from '../../step.ts'

export const CONTENT_STEPS: readonly StepKind[] = []
