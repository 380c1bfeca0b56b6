import type { StepKind } from '../../step.ts'
import { publish } from './publish.ts'
import { quarantine } from './quarantine.ts'
import { reject } from './reject.ts'
import { repair } from './repair.ts'
import { subdomains } from './subdomains.ts'

export const DMARC_STEPS: readonly StepKind[] = [publish, repair, quarantine, reject, subdomains]
