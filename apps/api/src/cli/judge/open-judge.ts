import { createTrustCheck } from '../../audits/trust-check.ts'
import { type Config, readConfig } from '../../config.ts'
import { createNodeResolver } from '../../dns/node-resolver.ts'
import { createJudge, type Judge } from '../../tester/judging/create-judge.ts'
import type { JudgePorts } from '../../tester/judging/judge-ports.ts'
import { createAskRspamd } from '../../tester/judging/filters/rspamd.ts'
import { createAskSpamd } from '../../tester/judging/filters/spamd.ts'
import { createAskAddress } from '../../tester/judging/links/ask-address.ts'
import { createAskLinks } from '../../tester/judging/links/ask-links.ts'
import { readMessage } from '../../tester/reading/read-message.ts'
import { checkBug } from '../audit/open-list-dns.ts'
import type { Terminal } from '../terminal.ts'
import type { JudgeSettings } from './judge-settings.ts'

const USUAL_DOMAIN = 'bienrecu.localhost'
const USUAL_MEGABYTES = 25

export interface OpenedJudge {
  judge: Judge
  maxMegabytes: number
  close: () => void
}

type Filters = Pick<JudgePorts, 'askSpamd' | 'askRspamd' | 'askLinks'>

/** Whom the operator of this machine lets us ask; nobody where the configuration is wrong, or the tester switched off. */
const filtersOf = (config: Config | null, resolver: JudgePorts['resolver']): Filters => {
  const tester = config?.tester ?? null
  if (!config || !tester) return { askSpamd: null, askRspamd: null, askLinks: null }
  const { spamd, rspamd, asksLinks } = tester
  const allowed = config.allowedPrivateHosts
  return {
    askSpamd: spamd && createAskSpamd(spamd),
    askRspamd: rspamd && createAskRspamd(rspamd),
    askLinks: asksLinks ? createAskLinks(createAskAddress({ resolver, allowed })) : null,
  }
}

/** A judge over the real DNS, without data folder or server. */
export const openJudge = ({ servers, lists }: JudgeSettings, terminal: Terminal): OpenedJudge => {
  const reply = readConfig(terminal.env)
  const config = reply.ok ? reply.config : null
  const resolver = createNodeResolver({ servers })
  const judge = createJudge({
    ...filtersOf(config, resolver),
    resolver,
    isTruthful: createTrustCheck(resolver),
    receiver: config?.tester?.domain ?? USUAL_DOMAIN,
    lists,
    readLetter: readMessage,
    onBug: (part, error) => terminal.err(checkBug(part, error)),
    now: Date.now,
  })
  return { judge, maxMegabytes: config?.tester?.maxMegabytes ?? USUAL_MEGABYTES, close: resolver.close }
}
