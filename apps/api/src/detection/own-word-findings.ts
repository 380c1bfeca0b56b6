/* What a domain itself says of its mail servers: its configuration file, and its SRV records. */
import { detectMailProviders, providersOfServer } from '@bienrecu/knowledge/mail-providers'
import { type DetectedServer, domainOf } from '@bienrecu/shared'
import type { DomainAnswers, Service } from './ask-domain.ts'
import type { AutoconfigFile } from './fetch-autoconfig.ts'
import { type Finding, type Origin, providerFindings } from './finding.ts'
import { foundServer } from './found-server.ts'
import { bySrvOrder, type SrvRecord } from './parse-srv.ts'
import { isSameOwner } from './registrable-domain.ts'

/**
 * The provider behind a server that the domain names, if the table knows it. Never certain: the domain said a host, not a
 * provider. Servers stay those that the domain named.
 */
const behind = (server: DetectedServer, origin: Origin, address: string): Finding[] => {
  const [provider] = providersOfServer(server.host, domainOf(address))
  if (!provider) return []
  const claim = { id: provider.id, isCertain: false, alternatives: [] }
  return providerFindings(claim, origin, address, [server.host]).filter(
    ({ about }) => about === 'provider' || about === 'username',
  )
}

/** A server under another name than the domain’s own may be its host’s, or anybody’s: it is shown, and not certain. */
export const autoconfigFindings = ({ url, autoconfig }: AutoconfigFile, address: string): Finding[] => {
  const domain = domainOf(address)
  const origin = { source: 'autoconfig', evidence: url } as const
  const isOwnWord = isSameOwner(new URL(url).hostname, domain)
  return (['smtp', 'imap'] as const).flatMap((about): Finding[] => {
    const found = autoconfig[about]
    if (!found) return []
    const { server, username } = found
    const isCertain = isOwnWord && isSameOwner(server.host, domain)
    const said: Finding[] = [{ ...origin, about, server, isCertain }]
    if (about === 'imap') return said
    if (username !== null) said.push({ ...origin, about: 'username', username, isCertain })
    const provider = behind(server, origin, address)
    return said.concat(username === null ? provider : provider.filter((one) => one.about === 'provider'))
  })
}

interface Offer {
  readonly server: DetectedServer
  readonly record: SrvRecord
  readonly evidence: string
}

/** Services for one purpose, the one with TLS from the first byte first (RFC 8314 §3). */
const OFFERS = {
  smtp: [
    ['submissions', 'tls'],
    ['submission', 'starttls'],
  ],
  imap: [
    ['imaps', 'tls'],
    ['imap', 'starttls'],
  ],
} as const

const evidenceOf = (service: Service, domain: string, { text }: SrvRecord): string =>
  `_${service}._tcp.${domain} SRV ${text}`

/** The server to try first: the lowest priority (RFC 6186 §3.4 compares it across services), TLS before STARTTLS. */
const bestOffer = (what: 'smtp' | 'imap', { srv, domain }: DomainAnswers): Offer | null => {
  const offers = OFFERS[what].flatMap(([service, security]): Offer[] => {
    const fact = srv[service]
    const records = fact.known ? fact.value.toSorted(bySrvOrder) : []
    return records.flatMap((record) => {
      const server = foundServer(what, { host: record.target, port: record.port, security })
      return server ? [{ server, record, evidence: evidenceOf(service, domain, record) }] : []
    })
  })
  const [best = null] = offers.toSorted((one, other) => one.record.priority - other.record.priority)
  return best
}

/** Where Outlook is sent tells the offer of a host that has several behind one MX. */
const autodiscoverFindings = ({ srv, domain, mx }: DomainAnswers, address: string): Finding[] => {
  const fact = srv.autodiscover
  const [record] = fact.known ? fact.value.toSorted(bySrvOrder) : []
  if (!record) return []
  const [provider] = detectMailProviders({ emailDomain: domain, autodiscover: [record.target] })
  const hosts = [record.target, ...(mx.known ? mx.value.map(({ host }) => host) : [])]
  const origin = { source: 'srv', evidence: evidenceOf('autodiscover', domain, record) } as const
  return provider ? providerFindings({ ...provider, alternatives: [] }, origin, address, hosts) : []
}

/** RFC 6186 §4: the user name is the whole address, unless the provider is known to want something else. */
export const srvFindings = (answers: DomainAnswers, address: string): Finding[] => {
  const isOwn = ({ host }: DetectedServer) => isSameOwner(host, answers.domain)
  const offered = (['smtp', 'imap'] as const).flatMap((about): Finding[] => {
    const offer = bestOffer(about, answers)
    if (!offer) return []
    const origin = { source: 'srv', evidence: offer.evidence } as const
    const said: Finding[] = [{ ...origin, about, server: offer.server, isCertain: isOwn(offer.server) }]
    if (about === 'imap') return said
    const provider = behind(offer.server, origin, address)
    const whole: Finding = { ...origin, about: 'username', username: address, isCertain: false }
    return said.concat(provider.length > 0 ? provider : whole)
  })
  return [...offered, ...autodiscoverFindings(answers, address)]
}
