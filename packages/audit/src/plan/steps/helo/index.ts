import type { StepKind } from '../../step.ts'
import { address } from './address.ts'
import { name } from './name.ts'

export const HELO_STEPS: readonly StepKind[] = [address, name]
