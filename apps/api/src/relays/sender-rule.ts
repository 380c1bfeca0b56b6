import { domainOf, type RelaySenderRule } from '@bienrecu/shared'
import { type MailProvider, mailProvider, providersOfServer } from '@bienrecu/knowledge/mail-providers'
import type { KeptRelay } from './relay.ts'

type Sender = Pick<KeptRelay, 'providerId' | 'host' | 'fromAddress'>

/** The provider of a relay: the preset it was made from, or the one whose server it names. Null when nobody knows. */
export const providerOf = ({ providerId: id, host, fromAddress }: Sender): MailProvider | null => {
  const chosen = id === null ? null : mailProvider(id)
  return chosen ?? providersOfServer(host, domainOf(fromAddress))[0] ?? null
}

type Match = 'same-address' | 'same-domain' | 'none'

/** What the rules of the knowledge base ask of From; those about verified domains cannot be judged from here. */
const DEMANDS: Readonly<Record<string, Match>> = {
  must_match: 'same-address',
  must_match_or_send_as: 'same-address',
  should_match: 'same-address',
  rewritten_unless_alias: 'same-address',
  same_domain: 'same-domain',
  workspace_domains: 'same-domain',
}

/** A user name that is only the part before the @ says nothing about the domain. */
const fits = (match: Match, { fromAddress: from, username }: KeptRelay): boolean | null => {
  if (match === 'none' || username === null || username === '') return null
  const user = username.toLowerCase()
  const address = from.toLowerCase()
  if (!user.includes('@')) return match === 'same-address' ? address.split('@')[0] === user : null
  return match === 'same-address' ? address === user : domainOf(address) === domainOf(user)
}

/**
 * What the provider of a relay demands of the From address, and whether this relay's fits: null when nobody can tell from
 * here. Null altogether where the provider is not known or demands nothing. An alias may still be allowed: it is a warning.
 */
export const senderRuleOf = (relay: KeptRelay): RelaySenderRule | null => {
  const provider = providerOf(relay)
  const text = provider?.fromRule
  if (!provider || text?.en === undefined || text.fr === undefined) return null
  const isFitting = relay.authentication ? fits(DEMANDS[text.rule] ?? 'none', relay) : null
  const isCertain = (text.confidence ?? provider.confidence.fromRule ?? 'memory') !== 'memory'
  return { providerName: provider.name, text: { en: text.en, fr: text.fr }, isFitting, isCertain }
}
