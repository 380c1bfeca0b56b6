import type { GivenKey, PlanWishes } from '@bienrecu/audit/plan/step'
import {
  EmailAddress,
  IpAddress,
  lineOfText,
  PlanKey,
  PlanWishes as Wishes,
  ReversePath,
  Selector,
} from '@bienrecu/shared'
import { z } from 'zod'
import { AppError } from '../../app-error.ts'
import type { ServerAddress } from '../../dns/server-address.ts'
import { fieldFaults } from '../../http/validate.ts'
import type { PlanInquiry } from '../../plans/run-plan.ts'
import { usageFault } from '../command.ts'
import { dnsServers } from '../dns-option.ts'
import type { OptionNames } from '../report-failure.ts'
import type { Terminal } from '../terminal.ts'
import { dnsHostId, providerIds } from './known-ids.ts'

/** What `parseArgs` understood of `bienrecu plan`. */
export interface PlanValues {
  dns?: string | undefined
  provider?: string[] | undefined
  'dns-host'?: string | undefined
  ip?: string | undefined
  helo?: string | undefined
  'mail-from'?: string | undefined
  selector?: string[] | undefined
  'dkim-record'?: string[] | undefined
  unused?: string[] | undefined
  used?: string[] | undefined
  flatten?: boolean | undefined
  'report-address'?: string | undefined
  json?: boolean | undefined
  markdown?: boolean | undefined
}

export interface PlanSettings {
  inquiry: Omit<PlanInquiry, 'domain' | 'message' | 'lost'>
  /** Undefined for those of the system. */
  servers: readonly ServerAddress[] | undefined
  format: 'text' | 'json' | 'markdown'
}

const MAX_SELECTORS = 20
const MAX_KEYS = 12

const Sender = z.object({
  ip: IpAddress.nullable(),
  helo: lineOfText(255).nullable(),
  mailFrom: ReversePath.nullable(),
  selectors: z.array(Selector).max(MAX_SELECTORS),
  keys: z.array(PlanKey).max(MAX_KEYS),
  unusedTerms: Wishes.shape.unusedTerms,
  usedTerms: Wishes.shape.usedTerms,
  reportAddress: EmailAddress.nullable(),
})

/** What the fields of `Sender` are called on the command line. */
export const PLAN_OPTIONS: OptionNames = {
  '/ip': '--ip',
  '/helo': '--helo',
  '/mailFrom': '--mail-from',
  '/selectors': '--selector',
  '/keys': '--dkim-record',
  '/unusedTerms': '--unused',
  '/usedTerms': '--used',
  '/reportAddress': '--report-address',
  '/providers': '--provider',
  '/dnsHost': '--dns-host',
}

/** `selector=VALUE`; people paste the whole name for the selector. Throws `usage`. */
const keyOf = (text: string, terminal: Terminal): GivenKey => {
  const at = text.indexOf('=')
  const selector = text
    .slice(0, Math.max(at, 0))
    .trim()
    .replace(/\._domainkey(?:\..*)?$/i, '')
  const value = text.slice(at + 1).trim()
  if (selector === '' || value === '') throw usageFault(terminal, 'plan.dkim-record', text)
  return { selector, value }
}

const wishesOf = (values: PlanValues, given: z.infer<typeof Sender>): PlanWishes => ({
  unusedTerms: given.unusedTerms,
  usedTerms: given.usedTerms,
  isFlattened: values.flatten ?? false,
  reportAddress: given.reportAddress,
})

/** What the options ask for. Throws `usage`, or `invalid-request` with every faulty option. */
export const planSettings = (values: PlanValues, terminal: Terminal): PlanSettings => {
  const { json = false, markdown = false } = values
  if (json && markdown) throw usageFault(terminal, 'audit.one-format', '--json, --markdown')
  const given = {
    ip: values.ip ?? null,
    helo: values.helo ?? null,
    mailFrom: values['mail-from'] ?? null,
    selectors: values.selector ?? [],
    keys: (values['dkim-record'] ?? []).map((text) => keyOf(text, terminal)),
    unusedTerms: values.unused ?? [],
    usedTerms: values.used ?? [],
    reportAddress: values['report-address'] ?? null,
  }
  const sender = Sender.safeParse(given)
  if (!sender.success) throw new AppError('invalid-request', { errors: fieldFaults(sender.error.issues, given) })
  const { ip, helo, mailFrom, selectors, keys } = sender.data
  const providers = providerIds(values.provider ?? [], terminal)
  const dnsHost = dnsHostId(values['dns-host'], terminal)
  const wishes = wishesOf(values, sender.data)
  return {
    inquiry: { ip, helo, mailFrom, selectors, keys, providers, dnsHost, wishes },
    servers: dnsServers(values.dns, terminal),
    format: json ? 'json' : markdown ? 'markdown' : 'text',
  }
}
