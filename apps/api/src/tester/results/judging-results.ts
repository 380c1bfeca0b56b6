import type { Deps } from '../../app.ts'
import type { ProbeJournal } from '../../probes/probe-journal.ts'
import { createStoreReport } from '../../reports/store-report.ts'
import type { TesterConfig } from '../../tester-config.ts'
import { createJudgeQueue, type Judge, type JudgeQueue } from './judge-queue.ts'
import { createKeepFailure, createKeepJudgement, type ReportOf } from './keep-judgement.ts'
import { createKeepWithin } from './keep-within.ts'
import { recoverReceived } from './recover-received.ts'
import { createResultNews, type ResultNews } from './result-news.ts'
import type { ResultPlaces } from './stored-result.ts'

/** What judges the messages that are kept. */
export interface JudgingResults {
  places: ResultPlaces
  news: ResultNews
  queue: JudgeQueue
  /** Takes up what was left unjudged. */
  recover(): void
}

export interface JudgingResultsDeps extends Deps {
  tester: TesterConfig
  journal: ProbeJournal
  judge: Judge
  reportOf: ReportOf
}

export const createJudgingResults = (deps: JudgingResultsDeps): JudgingResults => {
  const { config, vault, database, tester } = deps
  const places: ResultPlaces = { vault, domain: tester.domain, publicUrl: config.publicUrl }
  const news = createResultNews()
  const storeReport = createStoreReport(deps)
  const keeping = {
    ...deps,
    places,
    news,
    storeReport: (report: Parameters<typeof storeReport>[0]) => storeReport(report).id,
  }
  const keepFailure = createKeepFailure(keeping)
  const keepJudgement = createKeepJudgement(keeping)
  const keepWithin = createKeepWithin(deps)
  const queue = createJudgeQueue({
    ...deps,
    keepJudgement: async (id, judgement) => {
      await keepJudgement(id, judgement)
      keepWithin(id)
    },
    keepFailure,
  })
  return { places, news, queue, recover: () => recoverReceived(database, { queue, keepFailure }) }
}
