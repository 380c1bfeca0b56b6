import type { StepKind } from '../../step.ts'
import { publish } from './publish.ts'
import { renew } from './renew.ts'
import { repair } from './repair.ts'
import { switchOn } from './switch-on.ts'
import { tidy } from './tidy.ts'

export const DKIM_STEPS: readonly StepKind[] = [publish, repair, switchOn, renew, tidy]
