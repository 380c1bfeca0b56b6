/* What keeps a plan from being made: said at once, instead of advice that nobody could follow. */
import { isOwnDomain, type MailProvider, mailProviders } from '@bienrecu/knowledge/mail-providers'
import { fitsTemplate, isMatched } from '@bienrecu/knowledge/patterns'
import type { Evidence } from '../evidence.ts'
import type { PlanObstacle } from './step.ts'

const withParents = (domain: string): string[] => {
  const labels = domain.split('.')
  return labels.slice(0, -1).map((_label, at) => labels.slice(at).join('.'))
}

/** Named as the provider’s own. A pattern that fits any top-level domain (`live.*`) would take in domains of others. */
const isNamedBy = ({ emailDomains = [] }: MailProvider, name: string): boolean =>
  emailDomains.some((template) => fitsTemplate(template, name))

const hostsOf = ({ mx }: Evidence): string[] => (mx.known ? mx.value.hosts.map(({ host }) => host) : [])

/**
 * Whose domain it is, where it belongs to a provider of mailboxes (gmail.com, orange.fr) or lies below one that does. With
 * `evidence`, also where only its form (`yahoo.*`) and its mail hosts together say so. Null otherwise.
 */
export const ownerOf = (
  domain: string,
  evidence: Evidence | null,
): { readonly id: string; readonly name: string } | null => {
  const names = withParents(domain)
  const hosts = evidence ? hostsOf(evidence) : []
  const isOwner = (provider: MailProvider) =>
    names.some((name) => isNamedBy(provider, name)) ||
    (isOwnDomain(provider, domain) && hosts.some((host) => isMatched(provider.detect.mx, host)))
  const owner = mailProviders().find(isOwner)
  return owner ? { id: owner.id, name: owner.name } : null
}

/**
 * Why nothing can be planned for `domain` (in A-labels), or null. `evidence` null: nothing was asked yet, and only the
 * name is judged.
 */
export const obstacleTo = (domain: string, evidence: Evidence | null): PlanObstacle | null => {
  if (ownerOf(domain, evidence)) return 'not-yours'
  if (evidence === null) return null
  if (evidence.domain.known && !evidence.domain.value.exists) return 'not-found'
  const { dmarc, spfRecords } = evidence
  const isAsked = evidence.domain.known && spfRecords.known && dmarc.known && dmarc.value.found.known
  return isAsked ? null : 'dns-silent'
}
