import type { Plan } from '@bienrecu/audit/plan/step'
import { reportIdOf } from '../../audits/report-message.ts'
import type { PlanInquiry } from '../../plans/run-plan.ts'
import { storePlan } from '../../plans/store-plan.ts'
import type { Terminal } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

export interface PlanToKeep {
  plan: Plan
  inquiry: Omit<PlanInquiry, 'domain' | 'message' | 'lost'>
  /** The report it was made from, or its probe. */
  report: string | undefined
}

/** Keeps a plan beside those of the extension: from then on it can be followed and handed over. */
export const keepPlan = ({ plan, inquiry, report }: PlanToKeep, terminal: Terminal): Promise<void> =>
  withDeps(terminal, async ({ database, now }) => {
    const reportId = report === undefined ? null : reportIdOf(database, report)
    const request = { ...inquiry, domain: plan.domain, fromReport: reportId }
    storePlan(database, { plan: { ...plan, domainConnect: null }, request, reportId, now: now() })
  })
