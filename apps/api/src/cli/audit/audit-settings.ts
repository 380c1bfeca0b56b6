import { AUDIT_SEVERITIES, type AuditSeverity, IpAddress, lineOfText, ReversePath, Selector } from '@bienrecu/shared'
import { z } from 'zod'
import { AppError } from '../../app-error.ts'
import type { AuditQuestion } from '../../audits/run-audit.ts'
import type { ServerAddress } from '../../dns/server-address.ts'
import { fieldFaults } from '../../http/validate.ts'
import { askedLists } from '../asked-lists.ts'
import { usageFault } from '../command.ts'
import { dnsServers } from '../dns-option.ts'
import type { OptionNames } from '../report-failure.ts'
import type { Terminal } from '../terminal.ts'

export type AuditFormat = 'text' | 'json' | 'markdown' | 'csv'

export interface AuditSettings {
  question: Omit<AuditQuestion, 'domain' | 'message'>
  /** Undefined for those of the system. */
  servers: readonly ServerAddress[] | undefined
  format: AuditFormat
  /** The mildest severity that makes the exit code 1; null for none. */
  failOn: AuditSeverity | null
  concurrency: number
}

/** What `parseArgs` understood of `bienrecu audit`. */
export interface AuditValues {
  ip?: string | undefined
  helo?: string | undefined
  'mail-from'?: string | undefined
  selector?: string[] | undefined
  dns?: string | undefined
  json?: boolean | undefined
  markdown?: boolean | undefined
  csv?: boolean | undefined
  lists?: string | undefined
  'fail-on'?: string | undefined
  concurrency?: string | undefined
}

const MAX_SELECTORS = 20
const USUAL_CONCURRENCY = 16
const MAX_CONCURRENCY = 512

const Sender = z.object({
  ip: IpAddress.optional(),
  helo: lineOfText(255).optional(),
  mailFrom: ReversePath.optional(),
  selectors: z.array(Selector).max(MAX_SELECTORS).default([]),
})

/** What the fields of `Sender` are called on the command line. */
export const SENDER_OPTIONS: OptionNames = {
  '/ip': '--ip',
  '/helo': '--helo',
  '/mailFrom': '--mail-from',
  ...Object.fromEntries(
    ['', ...Array(MAX_SELECTORS).keys()].map((at) => [`/selectors${at === '' ? '' : `/${at}`}`, '--selector']),
  ),
}

const senderOf = (values: AuditValues) => {
  const given = { ip: values.ip, helo: values.helo, mailFrom: values['mail-from'], selectors: values.selector }
  const sender = Sender.safeParse(given)
  if (sender.success) return sender.data
  throw new AppError('invalid-request', { errors: fieldFaults(sender.error.issues, given) })
}

const formatOf = ({ json, markdown, csv }: AuditValues, terminal: Terminal): AuditFormat => {
  const wanted: AuditFormat[] = []
  if (json) wanted.push('json')
  if (markdown) wanted.push('markdown')
  if (csv) wanted.push('csv')
  const [format = 'text', other] = wanted
  if (other !== undefined) throw usageFault(terminal, 'audit.one-format', `--${format}, --${other}`)
  return format
}

const severityOf = (text: string, terminal: Terminal): AuditSeverity => {
  const severity = AUDIT_SEVERITIES.find((one) => one === text)
  if (!severity) throw usageFault(terminal, 'audit.fail-on', text)
  return severity
}

const concurrencyOf = (text: string, terminal: Terminal): number => {
  const number = Number(text)
  if (!/^\d{1,4}$/.test(text) || number < 1 || number > MAX_CONCURRENCY)
    throw usageFault(terminal, 'audit.concurrency', text)
  return number
}

/**
 * What the options ask for. A long list of domains asks no blocklists unless told to: those who run them for nothing
 * would, rightly, stop answering. Throws `usage`, or `invalid-request` with every faulty option.
 */
export const auditSettings = async (
  values: AuditValues,
  isLong: boolean,
  terminal: Terminal,
): Promise<AuditSettings> => {
  const format = formatOf(values, terminal)
  const failOn = values['fail-on'] === undefined ? null : severityOf(values['fail-on'], terminal)
  const servers = dnsServers(values.dns, terminal)
  const concurrency = values.concurrency === undefined ? USUAL_CONCURRENCY : concurrencyOf(values.concurrency, terminal)
  const lists = await askedLists(values.lists ?? (isLong ? 'none' : 'all'), terminal)
  return { question: { ...senderOf(values), lists }, servers, format, failOn, concurrency }
}
