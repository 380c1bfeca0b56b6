import type { StepKind } from '../../step.ts'
import { publish } from './publish.ts'

export const TLS_RPT_STEPS: readonly StepKind[] = [publish]
