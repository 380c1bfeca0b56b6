import type { Hono } from 'hono'
import type { Deps, Feature } from '../app.ts'
import type { Env } from '../http/env.ts'
import type { Probing } from '../probes/probing.ts'
import type { TesterConfig } from '../tester-config.ts'
import { testerRoutes } from '../testers/routes.ts'
import { createIssueAddress } from './addresses/issue-address.ts'
import { testerOffPages, testerPages } from './pages/routes.ts'
import { type PluggedJudge, plugJudge } from './plug-judge.ts'
import { leadPracticeRelay, type ReceiverPlace } from './practice/practice-relay.ts'
import { createStartPracticeProbe } from './practice/start-practice-probe.ts'
import { openReceiver } from './receiving/receiver.ts'
import { startExpiring } from './results/expire-results.ts'
import { createJudgeFile } from './results/judge-file.ts'
import { createJudgingResults } from './results/judging-results.ts'
import { testerResultRoutes } from './results/routes.ts'
import { createWatchResult } from './results/watch-result.ts'
import type { TestingServices } from './testing-services.ts'

/** Our own tester, plugged together. */
export interface Testing {
  /** Null while the tester is switched off. */
  services: TestingServices | null
  /** Routes under `/v1`. */
  features: Feature[]
  /** For people without a device. */
  pages: Hono<Env>[]
  /**
   * Opens the doors for mail, and takes up what was left behind; gives where mail is taken, null while the tester is switched
   * off. Throws what `openReceiver` throws.
   */
  start(): Promise<ReceiverPlace | null>
  close(): Promise<void>
}

/** Routes under `/v1`; `services` is null while the tester is switched off. */
const featuresOf = (deps: Deps, services: TestingServices | null): Feature[] => [
  testerRoutes(deps),
  testerResultRoutes(services),
]

const createSwitchedOff = (deps: Deps): Testing => ({
  services: null,
  features: featuresOf(deps, null),
  pages: [testerOffPages(deps)],
  start: async () => null,
  close: async () => {},
})

const createSwitchedOn = (deps: Deps, tester: TesterConfig, probing: Probing, plugged: PluggedJudge): Testing => {
  const { publicUrl } = deps.config
  const { judge, expect } = plugged
  const { places, news, queue, recover } = createJudgingResults({ ...deps, ...probing, tester, judge })
  const issueAddress = createIssueAddress({ ...deps, tester, publicUrl })
  const testerDomain = tester.domain
  let place: ReceiverPlace | null = null
  const receiver = (): ReceiverPlace => {
    if (place === null) throw new Error('the receiver is not open yet')
    return place
  }
  const services: TestingServices = {
    ...deps,
    tester,
    places,
    issueAddress,
    watchResult: createWatchResult({ ...deps, news }),
    judgeFile: createJudgeFile({ ...deps, tester, publicUrl, queue }),
    startPracticeProbe: createStartPracticeProbe({ ...deps, ...probing, testerDomain, issueAddress, receiver }),
  }
  const closings: (() => unknown)[] = [plugged.close]
  /** What a start owes to the one before it; nobody waits for that. */
  const lookAfterFormer = (opened: ReceiverPlace): void => {
    closings.unshift(startExpiring(deps))
    try {
      leadPracticeRelay({ ...deps, testerDomain }, opened)
      recover()
    } catch (err) {
      deps.log.error({ err }, 'messages left for the next start')
    }
  }
  return {
    services,
    features: featuresOf(deps, services),
    pages: [testerPages(services)],
    start: async () => {
      const opened = await openReceiver({ ...deps, tester, publicUrl, queue, expect })
      place = { host: opened.host, port: opened.port }
      const { host, port } = opened
      const soon = setImmediate(() => lookAfterFormer({ host, port }))
      closings.unshift(() => clearImmediate(soon), opened.close, queue.close)
      return place
    },
    close: async () => {
      for (const close of closings) await close()
    },
  }
}

/** Plugs the tester together; nothing listens before `start`. `changes`: what judges, where it is not as usual. */
export const createTesting = (deps: Deps, probing: Probing, changes: Partial<PluggedJudge> = {}): Testing => {
  const { tester } = deps.config
  if (tester === null) return createSwitchedOff(deps)
  return createSwitchedOn(deps, tester, probing, { ...plugJudge(deps, tester), ...changes })
}
