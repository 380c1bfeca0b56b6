import { readDomain } from '../../audits/public-suffix.ts'
import { AppError } from '../../app-error.ts'
import { domainToAudit } from '../../audits/domain-to-audit.ts'
import type { ReportFacts } from '../../plans/report-facts.ts'
import { createRunPlan } from '../../plans/run-plan.ts'
import { openDns } from '../audit/open-dns.ts'
import { defineCommand, usageFault } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-code.ts'
import type { PlanToKeep } from '../plan/keep-plan.ts'
import { planJson } from '../plan/plan-json.ts'
import { PLAN_OPTIONS, type PlanSettings, planSettings } from '../plan/plan-settings.ts'
import { planMarkdown } from '../plan/plan-markdown.ts'
import { planText } from '../plan/plan-text.ts'
import { tellPlan, type ToldPlan } from '../plan/told-plan.ts'
import type { Terminal } from '../terminal.ts'

/** What a stored report tells; only then is there a data folder to open. */
const storedFacts = async (id: string, terminal: Terminal): Promise<ReportFacts> => {
  const { withDeps } = await import('../with-deps.ts')
  const { reportFacts } = await import('../../plans/report-facts.ts')
  return withDeps(terminal, async ({ database }) => reportFacts(database, id))
}

/** Only then is there a data folder to open. */
const keep = async (kept: PlanToKeep, terminal: Terminal): Promise<void> => {
  const { keepPlan } = await import('../plan/keep-plan.ts')
  await keepPlan(kept, terminal)
  if (!terminal.isJson) terminal.err(terminal.say('plan.kept', { domain: kept.plan.domain }))
}

const EXIT_OF_OBSTACLE = {
  'not-yours': EXIT.failed,
  'not-found': EXIT.notFound,
  'dns-silent': EXIT.undetermined,
} as const

const write = (plan: ToldPlan, format: PlanSettings['format'], terminal: Terminal): void => {
  const { say, locale, screen } = terminal
  if (format === 'json') return terminal.out(planJson(plan))
  const lines = format === 'markdown' ? planMarkdown(plan, { say, locale }) : planText(plan, { say, locale, screen })
  terminal.out(lines.join('\n'))
}

const domainOf = (text: string): string => {
  const reading = readDomain(text)
  if (!reading.ok) throw new AppError(reading.code, { params: reading.params })
  return reading.domain
}

/** `bienrecu plan [DOMAIN]`: what to do, record by record, and what it leads to. */
export const plan = defineCommand({
  options: {
    dns: { type: 'string' },
    provider: { type: 'string', multiple: true },
    'dns-host': { type: 'string' },
    ip: { type: 'string' },
    helo: { type: 'string' },
    'mail-from': { type: 'string' },
    selector: { type: 'string', multiple: true },
    'dkim-record': { type: 'string', multiple: true },
    report: { type: 'string' },
    unused: { type: 'string', multiple: true },
    used: { type: 'string', multiple: true },
    flatten: { type: 'boolean' },
    'report-address': { type: 'string' },
    markdown: { type: 'boolean' },
    keep: { type: 'boolean' },
  },
  operands: 'any',
  optionNames: PLAN_OPTIONS,
  run: async ({ values, operands }, terminal): Promise<ExitCode> => {
    const [text, extra] = operands
    if (extra !== undefined) throw usageFault(terminal, 'cli.unexpected', extra)
    if (text === undefined && values.report === undefined) throw usageFault(terminal, 'cli.missing', '')
    const { inquiry, servers, format } = planSettings(values, terminal)
    const facts = values.report === undefined ? null : await storedFacts(values.report, terminal)
    const message = facts?.message ?? null
    const domain = domainOf(domainToAudit(text, message))
    const { ports, close } = openDns(servers, terminal)
    try {
      const made = await createRunPlan(ports)({ ...inquiry, domain, message, lost: facts?.lost ?? null })
      write(tellPlan(made.plan, terminal.locale), format, terminal)
      if (made.plan.obstacle !== null) return EXIT_OF_OBSTACLE[made.plan.obstacle]
      if (values.keep) await keep({ plan: made.plan, inquiry, report: values.report }, terminal)
      return EXIT.ok
    } finally {
      close()
    }
  },
})
