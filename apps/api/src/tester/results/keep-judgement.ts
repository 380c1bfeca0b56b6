import type { Judgement, TesterReport } from '@bienrecu/shared'
import type { Deps } from '../../app.ts'
import { isReachable } from '../../handovers/is-reachable.ts'
import type { TesterConfig } from '../../tester-config.ts'
import type { ResultNews } from './result-news.ts'
import { placeOfResult, type ResultPlaces } from './stored-result.ts'

/** Makes the report for the history; null for a judgement that has none. */
export type ReportOf = (judgement: Judgement, place: { address: string; url: string }) => TesterReport

export interface KeepJudgementDeps extends Pick<Deps, 'database' | 'log' | 'now'> {
  places: ResultPlaces
  tester: Pick<TesterConfig, 'isOpen'>
  news: ResultNews
  reportOf: ReportOf
  /** Puts a report into the history; gives its id. */
  storeReport: (report: TesterReport) => string
}

interface Judged {
  localPart: string | null
  deviceId: string | null
  tokenHash: Uint8Array
}

const judgedMessage = ({ sql, first }: Deps['database'], id: string): Judged | null => {
  const columns = ['local_part', 'device_id', 'token_hash'] as const
  const row = first(
    sql.selectFrom('received_messages').select(columns).where('id', '=', id).where('state', '=', 'received'),
  )
  return row ? { localPart: row.local_part, deviceId: row.device_id, tokenHash: row.token_hash } : null
}

/**
 * Where strangers may open a test, theirs is no part of the owner’s history. The owner’s are those of a device, those sent by
 * a test from here, and all where nobody else can reach the page.
 */
const belongsToHistory = (
  { database, places, tester }: KeepJudgementDeps,
  judged: Judged,
  address: string,
): boolean => {
  if (judged.deviceId !== null || !tester.isOpen || !isReachable(places.publicUrl)) return true
  const { sql, first } = database
  const toAddress = sql
    .selectFrom('probes')
    .select('id')
    .where(({ eb, fn }) => eb(fn<string>('lower', ['address']), '=', address))
  return first(toAddress.limit(1)) !== undefined
}

const storeReport = (deps: KeepJudgementDeps, id: string, judged: Judged, judgement: Judgement): string | null => {
  const { address, pageUrl: url } = placeOfResult(deps.places, { id, localPart: judged.localPart })
  if (address === null || !belongsToHistory(deps, judged, address)) return null
  try {
    return deps.storeReport(deps.reportOf(judgement, { address, url }))
  } catch (err) {
    deps.log.error({ err, resultId: id }, 'judged, but not in the history')
    return null
  }
}

/**
 * Writes down what was made of a message, with its report in the history, and wakes who waits for it. Nothing happens when the
 * message was deleted, replaced or judged meanwhile. A power cut may undo it: the message is then judged again.
 */
export const createKeepJudgement =
  (deps: KeepJudgementDeps) =>
  (id: string, judgement: Judgement): void => {
    const { database, now, news } = deps
    const { sql, run } = database
    const judged = database.transaction(() => {
      const message = judgedMessage(database, id)
      if (message === null) return null
      const {
        score,
        message: { subject, fromDomain },
      } = judgement
      const found = { judgement: JSON.stringify(judgement), subject, from_domain: fromDomain, score }
      const report_id = storeReport(deps, id, message, judgement)
      run(
        sql
          .updateTable('received_messages')
          .set({ state: 'judged', ...found, report_id, judged_at: now() })
          .where('id', '=', id),
      )
      return message
    }, 'crash')
    if (judged) news.tell(judged.tokenHash)
  }

/** Writes down that a message could not be judged: a bug of ours, logged by whoever calls; it is not tried again. */
export const createKeepFailure =
  ({ database, now, news }: Pick<KeepJudgementDeps, 'database' | 'now' | 'news'>) =>
  (id: string): void => {
    const judged = judgedMessage(database, id)
    const { sql, run } = database
    run(sql.updateTable('received_messages').set({ state: 'failed', judged_at: now() }).where('id', '=', id))
    if (judged) news.tell(judged.tokenHash)
  }
