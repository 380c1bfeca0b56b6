import data from './data/mail-providers.json' with { type: 'json' }
import { bareName, fitsTemplate, isMatched } from './patterns.ts'
import type { MailProvider, MailProvidersFile } from './schema/mail-providers.ts'

export type { MailProvider } from './schema/mail-providers.ts'

/** `schema.test.ts` proves that the file has this shape. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const read = (json: unknown): MailProvidersFile => json as MailProvidersFile
const { providers, inboundGateways } = read(data)
/** A provider that leaves the traces of another is known by that other. */
const told = providers.filter(({ detect }) => detect.sameAs === undefined)
const BY_ID = new Map(providers.map((provider) => [provider.id, provider]))

/** What was seen of a domain; names with or without the final dot. */
export interface MailTraces {
  /** The domain of an address, for providers that own it (`gmail.com`). */
  readonly emailDomain?: string | undefined
  /** Hosts of the MX records. */
  readonly mx?: readonly string[] | undefined
  /** Domains of `include:` and `redirect=`. */
  readonly spfIncludes?: readonly string[] | undefined
  /** Whole mechanisms, such as `a:mail.example.org`. */
  readonly spfMechanisms?: readonly string[] | undefined
  /** Where `autodiscover`, `autoconfig` or their SRV records lead. */
  readonly autodiscover?: readonly string[] | undefined
  /** Where the CNAME of DKIM keys lead. */
  readonly dkimTargets?: readonly string[] | undefined
  readonly dkimSelectors?: readonly string[] | undefined
  readonly txt?: readonly string[] | undefined
}

/** Where a provider was recognised, the strongest first. */
export const TRACE_KINDS = ['email-domain', 'mx', 'spf', 'autodiscover', 'dkim', 'dkim-selector', 'txt'] as const
export type TraceKind = (typeof TRACE_KINDS)[number]

export interface DetectedProvider {
  readonly id: string
  readonly name: string
  readonly kind: MailProvider['kind']
  readonly from: TraceKind
  /** False when the fact is unchecked, when others leave the same trace, or when the trace is only a name anyone may use. */
  readonly isCertain: boolean
}

const ownsDomain = ({ emailDomains = [], detect }: MailProvider, domain: string): boolean =>
  emailDomains.some((template) => fitsTemplate(template, domain)) ||
  (detect.emailDomains?.some((template) => fitsTemplate(template, domain)) ?? false)

/** A template that begins with a variable, such as `mail.{domain}` or `{host}`, would be the server of anybody. */
const isServerName = (template: string, name: string): boolean =>
  !/\{(?:domain|[a-z]*Host)\}/.test(template) && fitsTemplate(template, name)

const isWithin = (name: string, parent: string): boolean => name === parent || name.endsWith(`.${parent}`)

const leavesTrace = (provider: MailProvider, from: TraceKind, trace: string): boolean => {
  const { detect, dkim } = provider
  const name = bareName(trace)
  switch (from) {
    case 'email-domain':
      return ownsDomain(provider, name)
    case 'mx':
      return isMatched(detect.mx, name)
    case 'spf':
      return (detect.spfIncludes?.includes(name) || detect.spfMechanisms?.includes(name)) ?? false
    case 'autodiscover':
      return (
        [...(detect.autodiscover ?? []), ...(detect.autoconfig ?? [])].some((parent) => isWithin(name, parent)) ||
        (detect.srv ?? []).some((srv) => fitsTemplate(srv.split(' -> ')[1] ?? srv, name))
      )
    case 'dkim':
      return isMatched(detect.dkimTargets, name)
    case 'dkim-selector':
      return (
        [...(detect.dkimSelectors ?? []), ...(dkim.selectors ?? [])].includes(name) ||
        isMatched(detect.dkimSelectorPatterns, name)
      )
    case 'txt':
      return isMatched(detect.txt, trace)
  }
}

/** A selector is a name anyone may choose, and a verification text stays long after the customer left. */
const PROVES_NOTHING: ReadonlySet<TraceKind> = new Set(['dkim-selector', 'txt'])

/** What the trace is worth. A domain that is named, not guessed by its form, is as sure as the servers given for it. */
const trustIn = ({ confidence, detect, emailDomains = [] }: MailProvider, from: TraceKind, trace: string) => {
  if (from === 'mx') return detect.mxConfidence ?? confidence.dns
  if (from === 'email-domain') return emailDomains.includes(bareName(trace)) ? confidence.smtp : 'memory'
  return confidence.dns
}

/**
 * Who leaves one trace. Where a provider of mailboxes on its own domain (Gmail) leaves the same trace as its offer for
 * customers' domains (Google Workspace), a domain that is not its own belongs to the second.
 */
const detectFrom = (from: TraceKind, trace: string, emailDomain: string): DetectedProvider[] => {
  const all = told.filter((provider) => leavesTrace(provider, from, trace))
  const isForeign = (provider: MailProvider) =>
    provider.kind === 'mailbox' && from !== 'email-domain' && !ownsDomain(provider, emailDomain)
  const hosts = all.filter((provider) => !isForeign(provider))
  const matched = hosts.length > 0 ? hosts : all
  return matched.map((provider) => {
    const { id, name, kind } = provider
    const isTrusted = trustIn(provider, from, trace) !== 'memory' && !PROVES_NOTHING.has(from)
    return { id, name, kind, from, isCertain: matched.length === 1 && isTrusted }
  })
}

const detected = new Map<string, readonly DetectedProvider[]>()
const MAX_DETECTED = 2_000 // thousands of domains leave the traces of a few dozen hosts

const detectOnce = (from: TraceKind, trace: string, emailDomain: string): readonly DetectedProvider[] => {
  const key = `${from} ${emailDomain} ${trace}`
  const before = detected.get(key)
  if (before) return before
  const found = detectFrom(from, trace, emailDomain)
  if (detected.size >= MAX_DETECTED) detected.clear()
  detected.set(key, found)
  return found
}

const tracesOf = (traces: MailTraces): Readonly<Record<TraceKind, readonly string[]>> => ({
  'email-domain': traces.emailDomain === undefined ? [] : [traces.emailDomain],
  mx: traces.mx ?? [],
  spf: [...(traces.spfIncludes ?? []), ...(traces.spfMechanisms ?? [])],
  autodiscover: traces.autodiscover ?? [],
  dkim: traces.dkimTargets ?? [],
  'dkim-selector': traces.dkimSelectors ?? [],
  txt: traces.txt ?? [],
})

/**
 * Providers that the traces betray, each once, the strongest trace first: MX, SPF, autodiscover, DKIM. SPF shows who may
 * send, not where the mailbox is. Behind a filter (`detectGateway`) the MX says nothing about the mailbox.
 */
export const detectMailProviders = (traces: MailTraces): readonly DetectedProvider[] => {
  const found = new Map<string, DetectedProvider>()
  const seen = tracesOf(traces)
  for (const kind of TRACE_KINDS) {
    for (const trace of seen[kind]) {
      for (const provider of detectOnce(kind, trace, traces.emailDomain ?? '')) {
        const before = found.get(provider.id)
        if (!before || (provider.isCertain && !before.isCertain)) found.set(provider.id, provider)
      }
    }
  }
  return [...found.values()]
}

/** The filtering service that the mail passes through before the mailbox host, or null. */
export const detectGateway = (
  mxHosts: readonly string[],
): { readonly id: string; readonly name: string; readonly isCertain: boolean } | null => {
  const gateway = inboundGateways.items.find(({ mx }) => mxHosts.some((host) => isMatched(mx, host)))
  return gateway ? { id: gateway.id, name: gateway.name, isCertain: gateway.confidence !== 'memory' } : null
}

/** All that is known of a provider, or null for an id that is not known. */
export const mailProvider = (id: string): MailProvider | null => BY_ID.get(id) ?? null

/** Every provider, in the order of the file. */
export const mailProviders = (): readonly MailProvider[] => providers

/** True when the domain of an address belongs to the provider. */
export const isOwnDomain = (provider: MailProvider, domain: string): boolean => ownsDomain(provider, bareName(domain))

const IP_ADDRESS = /^[\d.]+$|:/

/**
 * Providers one of whose SMTP or IMAP servers this is, for an address in `emailDomain`: those that serve such domains first.
 * An IP address is nobody’s: what answers on the user’s own machine may be the bridge of a provider, or anything else.
 */
export const providersOfServer = (host: string, emailDomain: string): readonly MailProvider[] => {
  const name = bareName(host)
  if (IP_ADDRESS.test(name)) return []
  const matched = told.filter(({ smtp, imap }) => [...smtp, ...imap].some((one) => isServerName(one.host, name)))
  const serves = (one: MailProvider) => (one.kind === 'mailbox') === isOwnDomain(one, emailDomain)
  return [...matched.filter(serves), ...matched.filter((one) => !serves(one))]
}
