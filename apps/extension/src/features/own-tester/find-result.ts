import type { Reply, TesterResult } from '@bienrecu/shared'
import type { ApiClient } from '../../api-client.ts'
import { uiLocaleOf } from '../session/session.ts'

type Api = Pick<ApiClient, 'testerResults' | 'testerResult'>

/** The report in the history of what arrived at an address of our own tester. */
export const findReportOfAddress = async (api: Api, address: string): Promise<Reply<{ reportId: string | null }>> => {
  const found = await api.testerResults({ address })
  return found.ok ? { ok: true, value: { reportId: found.value.items[0]?.reportId ?? null } } : found
}

/** What our own tester keeps of a report, its findings in words; null once it was deleted there. */
export const readOwnResult = async (api: Api, reportId: string): Promise<Reply<TesterResult | null>> => {
  const found = await api.testerResults({ report: reportId })
  if (!found.ok) return found
  const [summary] = found.value.items
  if (!summary) return { ok: true, value: null }
  const result = await api.testerResult(summary.id, await uiLocaleOf())
  return !result.ok && result.code === 'tester-result-not-found' ? { ok: true, value: null } : result
}
