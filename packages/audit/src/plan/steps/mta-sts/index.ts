import type { StepKind } from '../../step.ts'
import { publish } from './publish.ts'

export const MTA_STS_STEPS: readonly StepKind[] = [publish]
