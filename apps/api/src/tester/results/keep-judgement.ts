import type { Deps } from '../../app.ts'
import { isStorageFault, whenStorageAllows } from '../../probes/when-storage-allows.ts'
import type { WrittenReport } from '../../reports/written-report.ts'
import { fixedQuery } from '../../storage/fixed-query.ts'
import { createTogether } from '../../storage/together.ts'
import type { ResultNews } from './result-news.ts'
import { insertJudgement } from './stored-judgement.ts'
import type { WrittenJudgement } from './written-judgement.ts'

export interface KeepJudgementDeps extends Pick<Deps, 'database' | 'log' | 'now'> {
  news: ResultNews
  /** Puts a report into the history; gives its id. */
  keepReport: (report: WrittenReport) => string
}

interface Judged {
  id: string
  judgement: WrittenJudgement
}

/** A message that is still to be judged, and its page; undefined when it was deleted, replaced or judged meanwhile. */
const messageToJudge = fixedQuery((sql, { id }: { id: string }) =>
  sql
    .selectFrom('received_messages')
    .select(['number', 'token_hash'])
    .where('id', '=', id)
    .where('state', '=', 'received'),
)

interface JudgedUpdate {
  number: number
  subject: string | null
  fromDomain: string | null
  score: number
  reportId: string | null
  judgedAt: number
}

const judgedUpdate = fixedQuery((sql, { number, subject, fromDomain, score, reportId, judgedAt }: JudgedUpdate) =>
  sql
    .updateTable('received_messages')
    .set({ state: 'judged', subject, from_domain: fromDomain, score, report_id: reportId, judged_at: judgedAt })
    .where('number', '=', number),
)

const keepReport = (deps: KeepJudgementDeps, id: string, report: WrittenReport | null): string | null => {
  try {
    return report && deps.keepReport(report)
  } catch (err) {
    if (isStorageFault(err)) throw err
    deps.log.error({ err, resultId: id }, 'judged, but not in the history')
    return null
  }
}

/** Writes down one; gives the page whose result it is, or null when there is nothing to write. */
const keepOne = (deps: KeepJudgementDeps, { id, judgement: written }: Judged): Uint8Array | null => {
  const { database, now } = deps
  const message = database.first(messageToJudge({ id }))
  if (!message) return null
  const { number, token_hash } = message
  const { subject, fromDomain, score, report } = written
  const reportId = keepReport(deps, id, report)
  insertJudgement(database, number, written)
  database.run(judgedUpdate({ number, subject, fromDomain, score, reportId, judgedAt: now() }))
  return token_hash
}

const REST = 10 // ms: a burst keeps the judge busy meanwhile

interface Pending extends Judged {
  resolve: () => void
  reject: (error: unknown) => void
}

/** In one commit; where something of ours throws, one after the other, so that each answers for itself alone. */
const keepBatch = async (deps: KeepJudgementDeps, batch: readonly Pending[]): Promise<void> => {
  const { database, news, log } = deps
  let pages: (Uint8Array | null)[] = []
  const write = () => {
    pages = batch.map((one) => keepOne(deps, one))
  }
  try {
    await whenStorageAllows(() => database.transaction(write, 'crash'), log)
  } catch (error) {
    if (batch.length > 1 && !isStorageFault(error)) for (const one of batch) await keepBatch(deps, [one])
    else for (const { reject } of batch) reject(error)
    return
  }
  for (const page of pages) if (page !== null) news.tell(page)
  for (const { resolve } of batch) resolve()
}

/**
 * Writes down what was made of a message, with its report in the history, and wakes who waits for it; those of a
 * burst share a commit. Nothing happens when the message was deleted, replaced or judged meanwhile. A power cut may undo
 * it: the message is then judged again. Rejects with what the storage throws.
 */
export const createKeepJudgement = (deps: KeepJudgementDeps) => {
  const add = createTogether<Pending>((batch) => void keepBatch(deps, batch), REST)
  return (id: string, judgement: WrittenJudgement): Promise<void> =>
    new Promise((resolve, reject) => add({ id, judgement, resolve, reject }))
}

/** Writes down that a message could not be judged: a bug of ours, logged by whoever calls; it is not tried again. */
export const createKeepFailure =
  ({ database, now, news }: Pick<KeepJudgementDeps, 'database' | 'now' | 'news'>) =>
  (id: string): void => {
    const { sql, run, first } = database
    const message = first(messageToJudge({ id }))
    run(sql.updateTable('received_messages').set({ state: 'failed', judged_at: now() }).where('id', '=', id))
    if (message) news.tell(message.token_hash)
  }
