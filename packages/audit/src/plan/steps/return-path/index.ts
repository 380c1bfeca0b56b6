import type { StepKind } from '../../step.ts'
import { align } from './align.ts'

export const RETURN_PATH_STEPS: readonly StepKind[] = [align]
