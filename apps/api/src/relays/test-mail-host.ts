import { askResolver, type Resolver } from '@bienrecu/audit/resolver'
import {
  detectGateway,
  detectMailProviders,
  type DetectedProvider,
  type MailProvider,
  mailProvider,
  providersOfServer,
} from '@bienrecu/knowledge/mail-providers'
import { mailServer } from '@bienrecu/knowledge/mail-servers'
import type { AppError } from '../app-error.ts'
import { SmtpFailure } from '../smtp/smtp-failure.ts'

export interface MailHostQuestion {
  failure: AppError
  host: string
  /** The domain of the address that signs in. */
  domain: string
}

export type MailHostAnswer =
  | { is: 'elsewhere'; failure: SmtpFailure; isCertain: boolean }
  /** Behind a filter nobody outside can tell. */
  | { is: 'hidden'; gateway: string }
  | { is: 'nothing-to-say' }

const NOTHING: MailHostAnswer = { is: 'nothing-to-say' }

const isWithin = (name: string, parent: string): boolean => name === parent || name.endsWith(`.${parent}`)

/** `10 mx.example.org` → `mx.example.org`; a null MX (RFC 7505) is no host. */
const hostsOf = (records: readonly string[]): readonly string[] =>
  records.map((record) => record.split(' ').at(-1) ?? '').filter((host) => host !== '' && host !== '.')

const hasMailboxes = ({ kind, smtp }: MailProvider): boolean => kind !== 'transactional' && smtp.length > 0

/** Who holds the mailboxes of the domain: several where they share their servers for incoming mail. */
const holdersOf = (
  domain: string,
  mx: readonly string[],
): readonly (DetectedProvider & { provider: MailProvider })[] => {
  const found = detectMailProviders({ emailDomain: domain, mx })
  const strongest = found.filter(({ from }) => from === (found[0]?.from ?? 'mx'))
  return strongest.flatMap((one) => {
    const provider = mailProvider(one.id)
    return provider && hasMailboxes(provider) ? [{ ...one, provider }] : []
  })
}

const namesOf = (holders: readonly { name: string }[]): string =>
  [...new Set(holders.map(({ name }) => name))].join(' / ')

const elsewhere = (
  { failure, host, domain }: MailHostQuestion,
  holders: ReturnType<typeof holdersOf>,
  mx: readonly string[],
): SmtpFailure => {
  const params = { host, domain, provider: namesOf(holders) }
  const servers = holders.map(({ provider }) => mailServer(provider, 'smtp', { emailDomain: domain, seenHosts: mx }))
  const [server] = servers
  const isOne = server != null && server.missing.length === 0 && servers.every((other) => other?.host === server.host)
  const expected = isOne && {
    expectedHost: server.host,
    expectedPort: server.port,
    expectedSecurity: server.security === 'tls' ? 'TLS' : 'STARTTLS',
  }
  return new SmtpFailure('smtp-wrong-host', { cause: failure, params: { ...params, ...expected } })
}

/**
 * Whether the mailboxes of a domain are with somebody else than the server that was asked: by the domain itself and its MX
 * (one DNS question). A transactional service has no mailboxes, and a name within the domain may well be its own server.
 */
export const createFindMailHost =
  (resolver: Resolver) =>
  async (question: MailHostQuestion): Promise<MailHostAnswer> => {
    const { host, domain, failure } = question
    const owners = providersOfServer(host, domain)
    if (owners.some(({ kind }) => kind === 'transactional')) return NOTHING
    const fact = await askResolver(resolver, domain, 'MX')
    const mx = fact.known ? hostsOf(fact.value.records) : []
    const gateway = detectGateway(mx)
    if (gateway !== null) return { is: 'hidden', gateway: gateway.name }
    const holders = holdersOf(domain, mx)
    if (holders.length === 0 || mx.includes(host)) return NOTHING
    if (owners.some(({ id }) => holders.some((holder) => holder.id === id))) return NOTHING
    const isMissing = failure.code === 'host-not-found'
    if (!isMissing && owners.length === 0 && isWithin(host, domain)) return NOTHING
    const isCertain = (isMissing || owners.length > 0) && holders.every((holder) => holder.isCertain)
    return { is: 'elsewhere', failure: elsewhere(question, holders, mx), isCertain }
  }
