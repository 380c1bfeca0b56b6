import type { StepKind } from '../../step.ts'
import { publish } from './publish.ts'

export const BIMI_STEPS: readonly StepKind[] = [publish]
