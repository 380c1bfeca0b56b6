import { TesterReport } from '@bienrecu/shared'
import type { FetchedReport, TestReference, TesterDeps } from '../define-tester.ts'
import { Report } from './answers.ts'
import { ask } from './ask.ts'
import { reportOf } from './report-of.ts'

const NOT_READY = 404
const FAULT_OF_SERVER = 500

/**
 * Asks for the report once. Rejects when nobody answered; a server in trouble is asked again later. Refused: it forbids (403), is
 * asked too often (429), or answers what is no report of this test.
 */
export const fetchReport = async (
  deps: TesterDeps,
  test: TestReference,
  signal: AbortSignal,
): Promise<FetchedReport> => {
  const { status, body } = await ask(deps, 'GET', `/api/report/${encodeURIComponent(test.reference)}`, signal)
  if (status === NOT_READY || status >= FAULT_OF_SERVER) return { kind: 'pending' }
  const report = Report.safeParse(body)
  if (status !== 200 || !report.success || report.data.test_id !== test.reference) return { kind: 'refused' }
  const told = TesterReport.safeParse(reportOf(report.data, test, deps.now()))
  return told.success ? { kind: 'report', report: told.data } : { kind: 'refused' }
}
