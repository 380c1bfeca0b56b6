import type { Deps } from '../../app.ts'
import type { ProbeJournal } from '../../probes/probe-journal.ts'
import { createKeepReport } from '../../reports/store-report.ts'
import type { TesterConfig } from '../../tester-config.ts'
import { createJudgeQueue, type JudgeQueue } from './judge-queue.ts'
import { createKeepFailure, createKeepJudgement } from './keep-judgement.ts'
import { createKeepWithin } from './keep-within.ts'
import { recoverReceived } from './recover-received.ts'
import { createReportPlace } from './report-place.ts'
import { createResultNews, type ResultNews } from './result-news.ts'
import type { ResultPlaces } from './stored-result.ts'
import type { JudgeToKeep } from './written-judgement.ts'

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
  judge: JudgeToKeep
}

export const createJudgingResults = (deps: JudgingResultsDeps): JudgingResults => {
  const { config, vault, database, tester, judge } = deps
  const places: ResultPlaces = { vault, domain: tester.domain, publicUrl: config.publicUrl }
  const news = createResultNews()
  const keeping = { ...deps, news, keepReport: createKeepReport(deps) }
  const reportPlace = createReportPlace({ database, places, tester })
  const keepFailure = createKeepFailure(keeping)
  const keepJudgement = createKeepJudgement(keeping)
  const keepWithin = createKeepWithin(deps)
  const queue = createJudgeQueue({
    ...deps,
    judge: async (stored) => judge(stored.letter, reportPlace(stored)),
    keepJudgement: async (id, judgement) => {
      await keepJudgement(id, judgement)
      keepWithin(id)
    },
    keepFailure,
  })
  return { places, news, queue, recover: () => recoverReceived(database, { queue, keepFailure }) }
}
