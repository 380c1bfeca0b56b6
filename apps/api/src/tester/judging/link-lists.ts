import { askDomainLists } from '@bienrecu/audit/collect/lists'
import type { ContentEvidence } from '@bienrecu/audit/content/evidence'
import type { LinkFacts } from '@bienrecu/audit/content/evidence'
import { type Fact, known } from '@bienrecu/audit/evidence'
import type { Resolver } from '@bienrecu/audit/resolver'
import type { Share } from './share.ts'

/** A message with more is judged by the first: whoever hides a listed name behind others is caught by the other checks. */
const MAX_HOSTS = 20

/** The hosts that the links lead to, each once, in reading order. */
const hostsOf = (links: readonly LinkFacts[]): string[] => {
  const web = links.filter(({ scheme }) => scheme === 'http' || scheme === 'https')
  return [...new Set(web.map(({ host }) => host).filter((host) => host !== null))].slice(0, MAX_HOSTS)
}

export interface ToAsk {
  readonly resolver: Resolver
  /** Ids of the blocklists to ask; null for all that may be asked. */
  readonly lists: readonly string[] | null
  readonly share: Share<ContentEvidence['linkLists']>
}

/** Asks the DNS lists about the hosts of the links. Nothing of the message leaves but their names. */
export const collectLinkLists = async (
  links: Fact<readonly LinkFacts[]>,
  { resolver, lists, share }: ToAsk,
): Promise<ContentEvidence['linkLists']> => {
  if (!links.known) return links
  const hosts = hostsOf(links.value)
  if (hosts.length === 0 || lists?.length === 0) return known([])
  return share(hosts.join(' '), resolver, (asked) => askDomainLists({ resolver: asked, lists }, hosts))
}
