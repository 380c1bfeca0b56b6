import type { StepKind } from '../../step.ts'
import { delist } from './delist.ts'

export const LIST_STEPS: readonly StepKind[] = [delist]
