/* What a mail service wants in the SPF record of its customers, as far as that record is asked at all when it sends. */
import { type MailProvider, mailProvider } from '@bienrecu/knowledge/mail-providers'
import type { MessageFacts } from '../../message.ts'
import { nameKey } from '../../resolver.ts'
import { parseSpf } from '../../spf/parse.ts'

/** One way to let a service send: all of its terms are needed. */
export interface ProviderTerms {
  readonly id: string
  readonly name: string
  /** False where the fact was not checked at its source. */
  readonly isCertain: boolean
  /** Whether the service wants its customers to publish it. */
  readonly isAsked: boolean
  /** Whether the bounce address (MAIL FROM) is in the customer’s domain: otherwise its record is never asked. */
  readonly bouncesHere: boolean
  /** The offer that most customers have first; others behind it. */
  readonly variants: readonly (readonly string[])[]
}

const TEMPLATE = /\{[^}]*\}/

/** Mechanisms of a text, `{domain}` filled in; null where something else cannot be filled, or is no mechanism. */
const mechanismsOf = (text: string | null | undefined, domain: string): readonly string[] | null => {
  const filled = (text ?? '').replaceAll('{domain}', domain).replace(/^v=spf1 /i, '')
  if (filled === '' || TEMPLATE.test(filled)) return null
  const { value, problems } = parseSpf(`v=spf1 ${filled}`)
  if (problems.length > 0) return null
  const terms = value.mechanisms.filter(({ kind }) => kind !== 'all').map((term) => term.text)
  return terms.length > 0 ? terms.map((term) => (term === `mx:${domain}` ? 'mx' : term)) : null
}

const variantsOf = ({ spf }: MailProvider, domain: string): (readonly string[])[] => {
  const main = mechanismsOf(spf.mechanism, domain)
  const more = (spf.variants ?? []).map(({ record }) => mechanismsOf(record, domain))
  return [main, ...more].filter((terms) => terms !== null)
}

/** The domain of MAIL FROM; null where it is not known, empty for the null reverse-path. */
export const returnPathDomain = (message: MessageFacts | null): string | null => {
  const path = message?.mailFrom ?? null
  return path && nameKey(path.replace(/^.*@/, '').replace(/>$/, ''))
}

const IN_OWN_DOMAIN = new Set(['sender domain', 'sending domain', 'account domain'])
const BELOW_OWN_DOMAIN = /^[^ ]+\.\{domain\}$/

/** Whether mail of this service bounces to an address in `domain` itself, as far as its pages say. */
const bouncesHere = ({ spf, returnPath }: MailProvider): boolean => {
  if (IN_OWN_DOMAIN.has(returnPath.domain)) return true
  if (BELOW_OWN_DOMAIN.test(returnPath.domain) || spf.where !== undefined) return false
  // Its console asks for it all the same, and shows the domain as not confirmed without.
  return spf.userConfigurable === true
}

/** The terms of each service; ids that nobody knows are left out. */
export const providerTerms = (ids: readonly string[], domain: string): readonly ProviderTerms[] =>
  ids.flatMap((id): ProviderTerms[] => {
    const provider = mailProvider(id)
    if (!provider) return []
    const { name, spf, confidence } = provider
    const isCertain = (spf.confidence ?? confidence.dns) !== 'memory'
    const isAsked = spf.needed !== false && spf.userConfigurable !== false
    return [
      { id, name, isCertain, isAsked, bouncesHere: bouncesHere(provider), variants: variantsOf(provider, domain) },
    ]
  })
