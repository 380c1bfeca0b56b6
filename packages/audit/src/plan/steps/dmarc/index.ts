import type { StepKind } from '../../step.ts'

export const DMARC_STEPS: readonly StepKind[] = []
