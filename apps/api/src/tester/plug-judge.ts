import type { Deps } from '../app.ts'
import { createTrustCheck } from '../audits/trust-check.ts'
import { createAnswerCache } from '../dns/answer-cache.ts'
import { createNodeResolver } from '../dns/node-resolver.ts'
import { serversOf } from '../dns/server-address.ts'
import type { TesterConfig } from '../tester-config.ts'
import type { JudgePorts } from './judging/judge-ports.ts'
import { practiceRecords } from './practice/practice-domain.ts'
import type { Judge } from './results/judge-queue.ts'
import type { ReportOf } from './results/keep-judgement.ts'

const KEPT_ANSWERS = 10_000

/** A judge, and what makes its judgements into reports for the history. */
export interface PluggedJudge {
  judge: Judge
  reportOf: ReportOf
  close(): void
}

type AskingPorts = Pick<JudgePorts, 'askLinks' | 'askSpamd' | 'askRspamd'>

/** Whom the operator lets us ask. */
const askingPorts = async (
  { config }: Deps,
  { asksLinks, spamd, rspamd }: TesterConfig,
  resolver: JudgePorts['resolver'],
): Promise<AskingPorts> => {
  const links = asksLinks && {
    ...(await import('./judging/links/ask-links.ts')),
    ...(await import('./judging/links/ask-address.ts')),
  }
  const allowed = config.allowedPrivateHosts
  return {
    askLinks: links ? links.createAskLinks(links.createAskAddress({ resolver, allowed })) : null,
    askSpamd: spamd && (await import('./judging/filters/spamd.ts')).createAskSpamd(spamd),
    askRspamd: rspamd && (await import('./judging/filters/rspamd.ts')).createAskRspamd(rspamd),
  }
}

/** Plugs the judge together as the operator set it up. Nothing is loaded or asked before the first message. */
export const plugJudge = (deps: Deps, tester: TesterConfig): PluggedJudge => {
  const { config, log, now } = deps
  const node = createNodeResolver({ servers: serversOf(config.dnsServers) })
  const resolver = createAnswerCache(node, { size: KEPT_ANSWERS, now: () => performance.now() })
  const load = async (): Promise<Judge> => {
    const [{ createJudge }, { readMessage }, asking] = await Promise.all([
      import('./judging/create-judge.ts'),
      import('./reading/read-message.ts'),
      askingPorts(deps, tester, resolver),
    ])
    return createJudge({
      ...asking,
      resolver,
      isTruthful: createTrustCheck(node),
      practiceRecords: async () => {
        const { practiceKey } = await import('./practice/practice-key.ts')
        return practiceRecords(tester.domain, (await practiceKey(deps)).publicKey)
      },
      receiver: tester.domain,
      readLetter: readMessage,
      onBug: (part, err) => log.error({ part, err }, 'a part of the judge threw'),
      now,
    })
  }
  let judge: Promise<Judge> | null = null
  return {
    judge: async (letter) => (await (judge ??= load()))(letter),
    reportOf: async (judgement, place) => (await import('./judging/report-of.ts')).reportOf(judgement, place),
    close: () => node.close(),
  }
}
