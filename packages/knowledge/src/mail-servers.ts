/* Which server of a provider is meant for an address, and what is still missing of its name. */
import { isOwnDomain, type MailProvider } from './mail-providers.ts'
import { bareName, fillTemplate, readTemplate, variablesOf } from './patterns.ts'

type Endpoint = MailProvider['smtp'][number] | MailProvider['imap'][number]

export interface MailServer {
  /** A name, or with something missing a template: `pro{n}.mail.example.net`. */
  readonly host: string
  readonly port: number
  readonly security: 'tls' | 'starttls'
  /** Variables of the host that nothing tells but the provider’s own pages. */
  readonly missing: readonly string[]
  /** False when the fact is unchecked, or when it is not sure that this server of several is meant. */
  readonly isCertain: boolean
}

export interface ServerQuestion {
  readonly emailDomain: string
  /** Hosts that the domain names: MX, autodiscover. They tell the region of a provider that has several. */
  readonly seenHosts?: readonly string[]
}

/** A program on the user’s own machine (Proton Mail Bridge), which no form may propose by itself. */
export const isLocal = ({ host }: Endpoint): boolean => host.startsWith('127.')

const labelsOf = (name: string): string[] => bareName(name).split('.')
const ending = (name: string): string => labelsOf(name).at(-1) ?? ''
const parentOf = (name: string): string => labelsOf(name).slice(1).join('.')

/** The one host among servers that differ by their region alone, told by the names that were seen; null when they do not. */
const ofRegion = (hosts: readonly string[], seen: readonly string[]): string | null => {
  const holds = (host: string) => seen.some((name) => `.${bareName(name)}`.endsWith(`.${parentOf(host)}`))
  const holding = hosts.filter(holds).toSorted((one, other) => other.length - one.length)
  if (holding[0] !== undefined) return holding[0]
  const [near, ...others] = hosts.filter((host) => seen.some((name) => ending(name) === ending(host)))
  return near !== undefined && others.length === 0 ? near : null
}

/** The preferred one of those for such addresses, in the region that the names tell. */
const choose = (provider: MailProvider, endpoints: readonly Endpoint[], question: ServerQuestion) => {
  const { emailDomain, seenHosts = [] } = question
  const isOwn = isOwnDomain(provider, emailDomain)
  const remote = endpoints.filter((one) => !isLocal(one))
  const meant = remote.filter(({ addresses }) => (addresses === 'provider') === isOwn)
  const pool = meant.length > 0 ? meant : remote
  const first = pool.find((one) => 'preferred' in one && one.preferred) ?? pool[0]
  if (!first) return null
  const variants = pool.filter(({ host }) => labelsOf(host)[0] === labelsOf(first.host)[0])
  const hosts = [...new Set(variants.map(({ host }) => host))]
  if (hosts.length === 1 && provider.regions === undefined) return { endpoint: first, isSure: true }
  const host = ofRegion(hosts, isOwn ? [emailDomain] : seenHosts)
  const near = variants.find((one) => one.host === host && one.security === first.security)
  return { endpoint: near ?? first, isSure: near !== undefined }
}

/** What the names that were seen say of the variables of a host. */
const valuesFor = (provider: MailProvider, host: string, { emailDomain, seenHosts = [] }: ServerQuestion) => {
  const values: Record<string, string> = { domain: bareName(emailDomain) }
  for (const template of [...(provider.emailDomains ?? []), host]) {
    for (const name of [emailDomain, ...seenHosts]) Object.assign(values, readTemplate(template, name))
  }
  return values
}

/** The provider’s server for sending (`smtp`) or for its folders (`imap`); null where it has none. */
export const mailServer = (
  provider: MailProvider,
  what: 'smtp' | 'imap',
  question: ServerQuestion,
): MailServer | null => {
  const chosen = choose(provider, provider[what], question)
  if (!chosen) return null
  const { endpoint, isSure } = chosen
  const host = fillTemplate(endpoint.host, valuesFor(provider, endpoint.host, question))
  const trust = ('confidence' in endpoint ? endpoint.confidence : undefined) ?? provider.confidence.smtp
  return {
    host,
    port: endpoint.port,
    security: endpoint.security,
    missing: variablesOf(host),
    isCertain: isSure && trust !== 'memory',
  }
}
