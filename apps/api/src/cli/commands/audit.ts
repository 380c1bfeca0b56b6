import type { AuditMessage } from '@bienrecu/shared'
import { domainToAudit } from '../../audits/domain-to-audit.ts'
import { createRunAudit } from '../../audits/run-audit.ts'
import { addStep, auditText, exitCodeOfTally, tallyStep } from '../audit/audit-domains.ts'
import { CSV_HEADER } from '../audit/audit-lines.ts'
import { auditList } from '../audit/audit-list.ts'
import { type AuditSettings, auditSettings, SENDER_OPTIONS } from '../audit/audit-settings.ts'
import { NO_LINES } from '../audit/batch-state.ts'
import { createListAuditor, createNamedAuditor } from '../audit/list-auditor.ts'
import { openDns } from '../audit/open-dns.ts'
import { outcomeText } from '../audit/write-outcome.ts'
import { defineCommand, usageFault } from '../command.ts'
import type { ExitCode } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'

/** The message of a stored report; only then is there a data folder to open. */
const storedMessage = async (id: string, terminal: Terminal): Promise<AuditMessage> => {
  const { withDeps } = await import('../with-deps.ts')
  const { reportMessage } = await import('../../audits/report-message.ts')
  return withDeps(terminal, async ({ database }) => reportMessage(database, id))
}

interface Words {
  file?: string | undefined
  resume?: string | undefined
  'from-report'?: string | undefined
}

/** The words of the command that cannot stand together. Throws `usage`. */
const checkWords = (
  { file, resume, 'from-report': report }: Words,
  operands: readonly string[],
  terminal: Terminal,
) => {
  const [first, second] = operands
  if (file !== undefined && first !== undefined) throw usageFault(terminal, 'cli.unexpected', first)
  if (file !== undefined && report !== undefined) throw usageFault(terminal, 'cli.unexpected', '--from-report')
  if (report !== undefined && second !== undefined) throw usageFault(terminal, 'cli.unexpected', second)
  if (resume !== undefined && file === undefined) throw usageFault(terminal, 'cli.missing-option', '--file')
  if (file === undefined && report === undefined && first === undefined) throw usageFault(terminal, 'cli.missing', '')
}

/** One domain: what keeps it from being audited is the command's own failure. */
const auditOne = async (
  domain: string | undefined,
  message: AuditMessage | null,
  settings: AuditSettings,
  showAll: boolean,
  terminal: Terminal,
): Promise<ExitCode> => {
  const { ports, close } = openDns(settings.servers, terminal)
  try {
    const text = domainToAudit(domain, message)
    const outcome = await auditText(1, text, createRunAudit(ports), settings.question, message)
    const { format, failOn } = settings
    const isData = format === 'json' || format === 'csv'
    if (outcome.error && !(outcome.run && isData)) throw outcome.error
    if (format === 'csv') terminal.out(CSV_HEADER)
    terminal.out(outcomeText(outcome, { format, showAll, isLong: false }, terminal))
    if (outcome.error) throw outcome.error
    return exitCodeOfTally(addStep(NO_LINES, tallyStep(outcome, failOn)))
  } finally {
    close()
  }
}

/** `bienrecu audit DOMAIN…`: everything the DNS says about domains that send mail, judged. */
export const audit = defineCommand({
  options: {
    ip: { type: 'string' },
    helo: { type: 'string' },
    'mail-from': { type: 'string' },
    selector: { type: 'string', multiple: true },
    dns: { type: 'string' },
    'from-report': { type: 'string' },
    markdown: { type: 'boolean' },
    csv: { type: 'boolean' },
    all: { type: 'boolean' },
    lists: { type: 'string' },
    file: { type: 'string' },
    resume: { type: 'string' },
    'fail-on': { type: 'string' },
    concurrency: { type: 'string' },
  },
  operands: 'any',
  optionNames: SENDER_OPTIONS,
  run: async ({ values, operands }, terminal) => {
    checkWords(values, operands, terminal)
    const { file, resume, all: showAll = false, 'from-report': report } = values
    const isLong = file !== undefined
    const settings = await auditSettings(values, isLong, terminal)
    if (!isLong && operands.length < 2) {
      const message = report === undefined ? null : await storedMessage(report, terminal)
      return auditOne(operands[0], message, settings, showAll, terminal)
    }
    const options = { format: settings.format, showAll, isLong, source: file ?? operands, resume }
    const auditor =
      file === undefined
        ? createNamedAuditor(settings, options, terminal)
        : await createListAuditor(file, settings, options, terminal)
    try {
      return await auditList(auditor, settings, options, terminal)
    } finally {
      await auditor.close()
    }
  },
})
