import type { StepKind } from '../../step.ts'
import { spfElsewhere } from './elsewhere.ts'
import { spfFlatten } from './flatten.ts'
import { spfRecord } from './record.ts'
import { spfUnusedServices } from './unused-services.ts'

export const SPF_STEPS: readonly StepKind[] = [spfRecord, spfElsewhere, spfUnusedServices, spfFlatten]
