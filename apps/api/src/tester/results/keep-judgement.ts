import { type Judgement, Locale, type TesterReport } from '@bienrecu/shared'
import { isStorageFault, whenStorageAllows } from '../../probes/when-storage-allows.ts'
import type { Deps } from '../../app.ts'
import { isReachable } from '../../handovers/is-reachable.ts'
import type { TesterConfig } from '../../tester-config.ts'
import type { ResultNews } from './result-news.ts'
import { placeOfResult, type ResultPlaces } from './stored-result.ts'

/** Makes the report for the history. */
export type ReportOf = (
  judgement: Judgement,
  place: { address: string; url: string; language: Locale },
) => TesterReport | Promise<TesterReport>

export interface KeepJudgementDeps extends Pick<Deps, 'database' | 'log' | 'now'> {
  places: ResultPlaces
  tester: Pick<TesterConfig, 'isOpen'>
  news: ResultNews
  reportOf: ReportOf
  /** Puts a report into the history; gives its id. */
  storeReport: (report: TesterReport) => string
}

/** Where nobody told: the product speaks French first. */
const USUAL_LANGUAGE: Locale = 'fr'

interface Judged {
  id: string
  localPart: string | null
  deviceId: string | null
  tokenHash: Uint8Array
}

const judgedMessage = ({ sql, first }: Deps['database'], id: string): Judged | null => {
  const columns = ['local_part', 'device_id', 'token_hash'] as const
  const row = first(
    sql.selectFrom('received_messages').select(columns).where('id', '=', id).where('state', '=', 'received'),
  )
  return row ? { id, localPart: row.local_part, deviceId: row.device_id, tokenHash: row.token_hash } : null
}

/** The language of the test that was sent from here to the address; null where none was. */
const languageOfTest = ({ sql, first }: Deps['database'], address: string): Locale | null => {
  const probes = sql.selectFrom('probes').select('locale').orderBy('created_at', 'desc').limit(1)
  const probe = first(probes.where(({ eb, fn }) => eb(fn<string>('lower', ['address']), '=', address)))
  return probe ? Locale.parse(probe.locale) : null
}

/**
 * The report for the history, or null for a message that does not belong there: where strangers may open a test, theirs is no
 * part of the owner’s history. The owner’s are those of a device, those sent by a test from here, and all where nobody
 * else can reach the page.
 */
const reportFor = async (
  { database, places, tester, reportOf }: KeepJudgementDeps,
  { id, localPart, deviceId }: Judged,
  judgement: Judgement,
): Promise<TesterReport | null> => {
  const { address, pageUrl: url } = placeOfResult(places, { id, localPart })
  if (address === null) return null
  const language = languageOfTest(database, address)
  const isStrangers = deviceId === null && language === null && tester.isOpen && isReachable(places.publicUrl)
  return isStrangers ? null : reportOf(judgement, { address, url, language: language ?? USUAL_LANGUAGE })
}

const storeReport = (deps: KeepJudgementDeps, id: string, report: TesterReport | null): string | null => {
  try {
    return report && deps.storeReport(report)
  } catch (err) {
    if (isStorageFault(err)) throw err
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
  async (id: string, judgement: Judgement): Promise<void> => {
    const { database, now, news, log } = deps
    const { sql, run } = database
    const judged = judgedMessage(database, id)
    if (judged === null) return
    const report = await reportFor(deps, judged, judgement)
    const { score, message } = judgement
    const found = {
      judgement: JSON.stringify(judgement),
      subject: message.subject,
      from_domain: message.fromDomain,
      score,
    }
    const write = () => {
      if (judgedMessage(database, id) === null) return
      const report_id = storeReport(deps, id, report)
      const row = sql.updateTable('received_messages').where('id', '=', id)
      run(row.set({ state: 'judged', ...found, report_id, judged_at: now() }))
    }
    await whenStorageAllows(() => database.transaction(write, 'crash'), log)
    news.tell(judged.tokenHash)
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
