import type { Hono } from 'hono'
import type { Deps, Feature } from '../app.ts'
import type { Env } from '../http/env.ts'
import type { Probing } from '../probes/probing.ts'
import { createStoreReport } from '../reports/store-report.ts'
import type { TesterConfig } from '../tester-config.ts'
import { testerRoutes } from '../testers/routes.ts'
import { createIssueAddress } from './addresses/issue-address.ts'
import { startExpiring } from './results/expire-results.ts'
import { createJudgeFile } from './results/judge-file.ts'
import { createJudgeQueue, type Judge } from './results/judge-queue.ts'
import { createKeepFailure, createKeepJudgement, type ReportOf } from './results/keep-judgement.ts'
import { recoverReceived } from './results/recover-received.ts'
import { createResultNews } from './results/result-news.ts'
import type { ResultPlaces } from './results/stored-result.ts'
import { createWatchResult } from './results/watch-result.ts'
import { testerResultRoutes } from './results/routes.ts'
import type { TestingServices } from './testing-services.ts'

/** Our own tester, plugged together. */
export interface Testing {
  features: Feature[]
  pages: Hono<Env>[]
  /** Opens the doors for mail, and takes up what was left behind. Throws `tester-port-in-use` and the like. */
  start(): Promise<void>
  close(): Promise<void>
}

export interface TestingOptions {
  judge?: Judge
  reportOf?: ReportOf
}

/** Routes under `/v1`; `services` is null while the tester is switched off. */
const featuresOf = (deps: Deps, services: TestingServices | null): Feature[] => [
  testerRoutes(deps),
  testerResultRoutes(services),
]

/** Pages for people without a device. */
const pagesOf = (_services: TestingServices): Hono<Env>[] => []

const createServices = (deps: Deps, probing: Probing, tester: TesterConfig, options: TestingOptions) => {
  const { config, vault, database } = deps
  const { publicUrl } = config
  const places: ResultPlaces = { vault, domain: tester.domain, publicUrl }
  const news = createResultNews()
  const judge: Judge = options.judge ?? (() => Promise.reject(new Error('no judge')))
  const reportOf: ReportOf =
    options.reportOf ??
    (() => {
      throw new Error('no judge')
    })
  const storeReport = createStoreReport({ ...deps, journal: probing.journal })
  const kept = {
    ...deps,
    places,
    tester,
    news,
    reportOf,
    storeReport: (report: Parameters<typeof storeReport>[0]) => storeReport(report).id,
  }
  const keepFailure = createKeepFailure(kept)
  const queue = createJudgeQueue({ ...deps, judge, keepJudgement: createKeepJudgement(kept), keepFailure })
  const issueAddress = createIssueAddress({ ...deps, tester, publicUrl })
  const services: TestingServices = {
    ...deps,
    tester,
    places,
    issueAddress,
    watchResult: createWatchResult({ database, news }),
    judgeFile: createJudgeFile({ ...deps, tester, publicUrl, queue }),
    judge,
    startPracticeProbe: () => {
      throw new Error('no practice relay')
    },
  }
  return { services, queue, keepFailure }
}

/** Plugs the tester together; nothing listens before `start`. */
export const createTesting = (deps: Deps, probing: Probing, options: TestingOptions = {}): Testing => {
  const { tester } = deps.config
  if (tester === null)
    return { features: featuresOf(deps, null), pages: [], start: async () => {}, close: async () => {} }
  const { services, queue, keepFailure } = createServices(deps, probing, tester, options)
  const stops: (() => void)[] = []
  return {
    features: featuresOf(deps, services),
    pages: pagesOf(services),
    start: async () => {
      stops.push(startExpiring(deps))
      recoverReceived(deps.database, { queue, keepFailure })
    },
    close: async () => {
      stops.forEach((stop) => stop())
      await queue.close()
    },
  }
}
