import type { StepKind } from '../../step.ts'

export const TLS_RPT_STEPS: readonly StepKind[] = []
