/* The mail services that a domain sends with, as far as that is certain. */
import { detectMailProviders, type MailProvider, mailProvider } from '@bienrecu/knowledge/mail-providers'
import type { Evidence } from '../evidence.ts'

/**
 * Mailboxes on the provider’s own domain are no service of a customer’s, unless they take domains of customers too (iCloud);
 * and who forwards mail does not send it.
 */
const canSend = ({ kind, dkim }: MailProvider): boolean =>
  kind === 'domain_mailbox_host' || kind === 'transactional' || (kind === 'mailbox' && dkim.userConfigurable !== false)

const hostsOf = ({ mx }: Evidence): string[] =>
  mx.known ? mx.value.hosts.flatMap(({ host }) => (host === '' ? [] : [host])) : []

const keyOwners = ({ dkim }: Evidence): string[] =>
  (dkim.known ? dkim.value : []).flatMap(({ isOwn, provider }) => (isOwn && provider?.isCertain ? [provider.id] : []))

/**
 * Ids of packages/knowledge: those that the user names, then those that MX and DKIM show for certain. An include in SPF
 * shows who may send, and is left from days gone by as often as not. Ids that nobody knows are left out.
 */
export const providersInUse = (given: readonly string[], domain: string, evidence: Evidence): readonly string[] => {
  const seen = detectMailProviders({ emailDomain: domain, mx: hostsOf(evidence) })
    .filter(({ isCertain }) => isCertain)
    .map(({ id }) => id)
  const found = [...seen, ...keyOwners(evidence)].filter((id) => {
    const provider = mailProvider(id)
    return provider !== null && canSend(provider)
  })
  return [...new Set([...given.filter((id) => mailProvider(id) !== null), ...found])]
}
