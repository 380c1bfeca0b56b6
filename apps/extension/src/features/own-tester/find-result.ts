import type { Reply, TesterResult, TesterResultSummary } from '@bienrecu/shared'
import type { ApiClient } from '../../api-client.ts'
import { uiLocaleOf } from '../session/session.ts'

type Api = Pick<ApiClient, 'testerResults' | 'testerResult'>

/** Pages of the list that are looked through: the newest results are nearly always the ones meant. */
const PAGES = 20

/** The newest result that is meant; null when there is none, or none any more. */
const findResult = async (
  api: Api,
  isMeant: (result: TesterResultSummary) => boolean,
): Promise<Reply<TesterResultSummary | null>> => {
  let cursor: string | undefined
  for (let page = 0; page < PAGES; page += 1) {
    const list = await api.testerResults(cursor)
    if (!list.ok) return list
    const found = list.value.items.find(isMeant)
    if (found || list.value.nextCursor === null) return { ok: true, value: found ?? null }
    cursor = list.value.nextCursor
  }
  return { ok: true, value: null }
}

/** The report in the history of what arrived at an address of our own tester. */
export const findReportOfAddress = async (api: Api, address: string): Promise<Reply<{ reportId: string | null }>> => {
  const found = await findResult(api, (result) => result.address === address)
  return found.ok ? { ok: true, value: { reportId: found.value?.reportId ?? null } } : found
}

/** What our own tester keeps of a report, its findings in words; null once it was deleted there. */
export const readOwnResult = async (api: Api, reportId: string): Promise<Reply<TesterResult | null>> => {
  const found = await findResult(api, (result) => result.reportId === reportId)
  if (!found.ok || found.value === null) return found.ok ? { ok: true, value: null } : found
  const result = await api.testerResult(found.value.id, await uiLocaleOf())
  return !result.ok && result.code === 'tester-result-not-found' ? { ok: true, value: null } : result
}
