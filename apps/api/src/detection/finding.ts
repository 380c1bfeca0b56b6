import { type MailProvider, mailProvider } from '@bienrecu/knowledge/mail-providers'
import { mailServer } from '@bienrecu/knowledge/mail-servers'
import { type DetectedServer, type DetectionTrace, domainOf } from '@bienrecu/shared'
import { usernameFor, usernameFormOf } from '../presets/username-form.ts'

interface Named {
  readonly id: string
  readonly name: string
}

/** What one source says of one thing. */
export type Finding = Pick<DetectionTrace, 'source' | 'evidence' | 'isCertain'> &
  (
    | { readonly about: 'smtp'; readonly server: DetectedServer }
    | { readonly about: 'imap'; readonly server: DetectedServer }
    | { readonly about: 'username'; readonly username: string }
    | { readonly about: 'gateway'; readonly gateway: Named }
    | {
        readonly about: 'provider'
        readonly provider: Named
        readonly alternatives: readonly Named[]
        /** Variables of the name of its server that nothing tells. */
        readonly missing: readonly string[]
      }
  )

/** Where something was read. */
export type Origin = Pick<Finding, 'source' | 'evidence'>

export interface ProviderClaim {
  readonly id: string
  readonly isCertain: boolean
  readonly alternatives: readonly Named[]
}

const serverFinding = (
  about: 'smtp' | 'imap',
  provider: MailProvider,
  question: { emailDomain: string; seenHosts: readonly string[] },
  trust: Origin & Pick<Finding, 'isCertain'>,
): Finding[] => {
  const server = mailServer(provider, about, question)
  if (!server || server.missing.length > 0) return []
  const { host, port, security } = server
  return [{ ...trust, about, server: { host, port, security }, isCertain: trust.isCertain && server.isCertain }]
}

/** A provider, with its servers and its user name for the address; no fact of memory is certain. */
export const providerFindings = (
  { id, isCertain, alternatives }: ProviderClaim,
  origin: Origin,
  address: string,
  seenHosts: readonly string[],
): Finding[] => {
  const provider = mailProvider(id)
  if (!provider) return []
  const question = { emailDomain: domainOf(address), seenHosts }
  const trust = { ...origin, isCertain }
  const username = usernameFor(usernameFormOf(provider), address)
  const isTrusted = isCertain && provider.confidence.auth !== 'memory'
  return [
    {
      ...trust,
      about: 'provider',
      provider: { id, name: provider.name },
      alternatives,
      missing: mailServer(provider, 'smtp', question)?.missing ?? [],
    },
    ...serverFinding('smtp', provider, question, trust),
    ...serverFinding('imap', provider, question, trust),
    ...(username === null ? [] : [{ ...trust, about: 'username' as const, username, isCertain: isTrusted }]),
  ]
}
