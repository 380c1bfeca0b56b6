import type { StepKind } from '../step.ts'
import { ADVICE_STEPS } from './advice/index.ts'
import { BIMI_STEPS } from './bimi/index.ts'
import { CONTENT_STEPS } from './content/index.ts'
import { DKIM_STEPS } from './dkim/index.ts'
import { DMARC_STEPS } from './dmarc/index.ts'
import { HELO_STEPS } from './helo/index.ts'
import { LIST_STEPS } from './lists/index.ts'
import { MTA_STS_STEPS } from './mta-sts/index.ts'
import { MX_STEPS } from './mx/index.ts'
import { RETURN_PATH_STEPS } from './return-path/index.ts'
import { REVERSE_STEPS } from './reverse/index.ts'
import { SPF_STEPS } from './spf/index.ts'
import { TLS_RPT_STEPS } from './tls-rpt/index.ts'

/** All kinds of steps, in the order in which they are told where nothing else decides. Advice comes last: see there. */
export const STEPS: readonly StepKind[] = [
  ...SPF_STEPS,
  ...DKIM_STEPS,
  ...DMARC_STEPS,
  ...RETURN_PATH_STEPS,
  ...REVERSE_STEPS,
  ...HELO_STEPS,
  ...MX_STEPS,
  ...LIST_STEPS,
  ...CONTENT_STEPS,
  ...MTA_STS_STEPS,
  ...TLS_RPT_STEPS,
  ...BIMI_STEPS,
  ...ADVICE_STEPS,
]

const BY_KIND = new Map(STEPS.map((step) => [step.kind, step]))

/** The kind of step of this name. Throws for one that never was. */
export const findStep = (kind: string): StepKind => {
  const step = BY_KIND.get(kind)
  if (!step) throw new Error(`no step has the kind ${kind}`)
  return step
}
