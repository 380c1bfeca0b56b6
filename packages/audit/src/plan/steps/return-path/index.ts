import type { StepKind } from '../../step.ts'

export const RETURN_PATH_STEPS: readonly StepKind[] = []
