import type { StepKind } from '../../step.ts'

export const MTA_STS_STEPS: readonly StepKind[] = []
