import type { Deps } from '../app.ts'
import { serversOf } from '../dns/server-address.ts'
import type { TesterConfig } from '../tester-config.ts'
import type { JudgeThreads } from './judging/threads/judge-threads.ts'
import { practiceRecords } from './practice/practice-domain.ts'
import type { Judge } from './results/judge-queue.ts'
import type { ReportOf } from './results/keep-judgement.ts'

/** A judge, and what makes its judgements into reports for the history. */
export interface PluggedJudge {
  judge: Judge
  reportOf: ReportOf
  close(): void | Promise<void>
}

/** Plugs the judge together as the operator set it up. Nothing is loaded or asked before the first message. */
export const plugJudge = (deps: Deps, tester: TesterConfig): PluggedJudge => {
  const { config, log } = deps
  const { domain, asksLinks, spamd, rspamd } = tester
  const load = async (): Promise<JudgeThreads> => {
    const { createJudgeThreads } = await import('./judging/threads/judge-threads.ts')
    return createJudgeThreads({
      setup: {
        servers: serversOf(config.dnsServers),
        allowed: config.allowedPrivateHosts,
        tester: { domain, asksLinks, spamd, rspamd },
      },
      practiceRecords: async () => {
        const { practiceKey } = await import('./practice/practice-key.ts')
        return practiceRecords(domain, (await practiceKey(deps)).publicKey)
      },
      onBug: (part, err) => log.error({ part, err }, 'a part of the judge threw'),
    })
  }
  let threads: Promise<JudgeThreads> | null = null
  return {
    judge: async (letter) => (await (threads ??= load())).judge(letter),
    reportOf: async (judgement, place) => (await import('./judging/report-of.ts')).reportOf(judgement, place),
    close: async () => (await threads)?.close(),
  }
}
