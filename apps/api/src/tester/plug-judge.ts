import type { Deps } from '../app.ts'
import { serversOf } from '../dns/server-address.ts'
import type { TesterConfig } from '../tester-config.ts'
import type { Sending } from './judging/letter.ts'
import type { JudgeThreads } from './judging/threads/judge-threads.ts'
import { practiceRecords } from './practice/practice-domain.ts'
import type { JudgeToKeep } from './results/written-judgement.ts'

/** A judge that holds threads while it has something to judge. */
export interface PluggedJudge {
  judge: JudgeToKeep
  /** Asks beforehand about the sender of a message that is on its way. */
  expect(sender: Sending): void
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
  const loaded = () => (threads ??= load())
  const expect = async (sender: Sending): Promise<void> => {
    try {
      ;(await loaded()).expect(sender)
    } catch (err) {
      log.error({ err }, 'nothing asked beforehand')
    }
  }
  return {
    judge: async (letter, place) => (await loaded()).judge(letter, place),
    expect: (sender) => void expect(sender),
    close: async () => (await threads)?.close(),
  }
}
