import { readConfig } from '../../config.ts'
import { createJudge, type Judge } from '../../tester/judging/create-judge.ts'
import { openJudgePorts } from '../../tester/judging/open-judge-ports.ts'
import type { TesterConfig } from '../../tester-config.ts'
import { checkBug } from '../audit/open-list-dns.ts'
import type { Terminal } from '../terminal.ts'
import type { JudgeSettings } from './judge-settings.ts'

/** Where no configuration can be read, or the tester is switched off. */
const USUAL: Pick<TesterConfig, 'domain' | 'asksLinks' | 'spamd' | 'rspamd' | 'maxMegabytes'> = {
  domain: 'bienrecu.localhost',
  asksLinks: false,
  spamd: null,
  rspamd: null,
  maxMegabytes: 25,
}

export interface OpenedJudge {
  judge: Judge
  maxMegabytes: number
  close: () => void
}

/** A judge over the real DNS, without data folder or server. */
export const openJudge = ({ servers, lists }: JudgeSettings, terminal: Terminal): OpenedJudge => {
  const reply = readConfig(terminal.env)
  const config = reply.ok ? reply.config : null
  const tester = config?.tester ?? USUAL
  const allowed = config?.allowedPrivateHosts ?? { names: [], ranges: [] }
  const { ports, close } = openJudgePorts({ servers, allowed, tester })
  const onBug = (part: string, error: unknown): void => terminal.err(checkBug(part, error))
  return { judge: createJudge({ ...ports, lists, onBug }), maxMegabytes: tester.maxMegabytes, close }
}
