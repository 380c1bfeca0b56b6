/*
 * What a plan asks for besides the audit, asked while that one is under way. Nothing depends on the answers: with the cache
 * in front, those who need them find them there.
 */
import { detectMailProviders, type MailProvider, mailProvider } from '@bienrecu/knowledge/mail-providers'
import { fillTemplate } from '@bienrecu/knowledge/patterns'
import { nameKey } from '../resolver.ts'
import { isDomain } from '../spf/domain-name.ts'
import { mailHost } from '../spf/mechanisms.ts'
import { isSpfRecord, parseSpf } from '../spf/parse.ts'
import { surveyProviders } from './spf/additions.ts'
import { providerTerms } from './spf/provider-terms.ts'
import type { PlanContext } from './step.ts'
import { NO_SUCH_LABEL } from './zone-after.ts'

export type WarmUpInput = Pick<PlanContext, 'domain' | 'resolver' | 'providers' | 'givenKeys' | 'wishes'>

/** What the SPF terms of a service lead to, whichever of its offers it is. */
const askSpf = ({ resolver, domain }: WarmUpInput, { id }: MailProvider): Promise<unknown>[] => [
  surveyProviders(resolver, domain, providerTerms([id], domain)),
]

/** Where the records of a service stand and lead to, as far as they are the same for everybody. */
const namesOf = ({ dkim, returnPath }: MailProvider, domain: string) => {
  const values = { domain, 'domain-with-dashes': domain.replaceAll('.', '-') }
  const records = [...(dkim.records ?? []), ...(returnPath.custom ? [returnPath.custom] : [])]
  const filled = records.map(({ type, host, value }) => ({
    own: `${fillTemplate(host, values)}.${domain}`,
    target: type === 'CNAME' ? nameKey(fillTemplate(value, values)) : null,
  }))
  const isReal = (name: string | null): name is string => name !== null && isDomain(name) && !/[{}…]/.test(name)
  return {
    own: filled.map(({ own }) => own).filter(isReal),
    targets: filled.map(({ target }) => target).filter(isReal),
  }
}

/** What may stand in the way of a record. */
const OWN_TYPES = ['TXT', 'CNAME', 'MX', 'A'] as const

const askRecords = ({ resolver, domain }: WarmUpInput, provider: MailProvider): Promise<unknown>[] => {
  const { own, targets } = namesOf(provider, domain)
  return [
    ...own.flatMap((name) => OWN_TYPES.map((type) => resolver.query(name, type))),
    ...targets.map((name) => resolver.query(name, 'TXT')),
  ]
}

/** Services that the mail hosts show: known one round trip later than those that the user names. */
const hostedBy = async ({ resolver, domain }: WarmUpInput): Promise<string[]> => {
  const answer = await resolver.query(domain, 'MX')
  const mx = answer.known ? answer.value.records.map(mailHost).filter((host) => host !== null) : []
  return detectMailProviders({ emailDomain: domain, mx })
    .filter(({ isCertain }) => isCertain)
    .map(({ id }) => id)
}

const askFor = async (input: WarmUpInput, ids: readonly string[]): Promise<void> => {
  const services = ids.map(mailProvider).filter((provider) => provider !== null)
  await Promise.all(services.flatMap((provider) => askSpf(input, provider).concat(askRecords(input, provider))))
}

/** The domain and those above it that a zone may begin at; no top-level domain. */
const withParents = (domain: string): string[] => {
  const labels = domain.split('.')
  return labels.slice(0, -1).map((_label, at) => labels.slice(at).join('.'))
}

const parentOf = (name: string): string => name.slice(name.indexOf('.') + 1)

/** What a wildcard beside a sub-domain gives; above the root of a zone there is nothing to see. */
const askWildcard = ({ resolver, domain }: WarmUpInput): Promise<unknown>[] => {
  const name = `${NO_SUCH_LABEL}.${parentOf(domain)}`
  return parentOf(domain).includes('.') ? (['MX', 'A', 'AAAA'] as const).map((type) => resolver.query(name, type)) : []
}

/** Aliases, wildcards and places that a record may have been put by mistake: what the steps have to see before they edit. */
const askPlaces = ({ resolver, domain }: WarmUpInput): Promise<unknown>[] => [
  ...withParents(domain).flatMap((name) => [
    resolver.query(`_dmarc.${name}`, 'CNAME'),
    resolver.query(`${NO_SUCH_LABEL}.${name}`, 'TXT'),
    resolver.query(`${NO_SUCH_LABEL}.${name}`, 'CNAME'),
    resolver.query(name, 'SOA'),
  ]),
  resolver.query(domain, 'CNAME'),
  resolver.query(`_dmarc.www.${domain}`, 'TXT'),
  resolver.query(`${NO_SUCH_LABEL}.www.${domain}`, 'TXT'),
  resolver.query(`${NO_SUCH_LABEL}._domainkey.${domain}`, 'TXT'),
]

/** Hosts of the domain itself that its SPF record names. */
const askOwnHosts = async ({ resolver, domain }: WarmUpInput): Promise<unknown> => {
  const answer = await resolver.query(domain, 'TXT')
  const terms = (answer.known ? answer.value.records.filter(isSpfRecord) : []).flatMap(
    (text) => parseSpf(text).value.mechanisms,
  )
  const names = terms.flatMap((term) => (term.kind === 'a' ? [term.domainSpec?.name ?? domain] : []))
  return Promise.all(names.filter(isDomain).map((name) => resolver.query(name, 'CNAME')))
}

/** Where the aliases of the given keys lead, and whether the reports may go where they shall. */
const askGiven = ({ resolver, domain, givenKeys, wishes }: WarmUpInput): Promise<unknown>[] => {
  const aliases = givenKeys.map(({ value }) => nameKey(value.trim())).filter(isDomain)
  const reports = wishes.reportAddress?.split('@')[1] ?? domain
  return [
    ...aliases.map((target) => resolver.query(target, 'TXT')),
    ...withParents(domain).map((name) => resolver.query(`${name}._report._dmarc.${reports}`, 'TXT')),
  ]
}

/** Asks for the names that the records of the mail services lead to. Resolves when all has been answered; never rejects. */
export const warmUp = async (input: WarmUpInput): Promise<void> => {
  await Promise.all([
    askFor(input, input.providers),
    hostedBy(input).then((ids) =>
      askFor(
        input,
        ids.filter((id) => !input.providers.includes(id)),
      ),
    ),
    askOwnHosts(input),
    ...askPlaces(input),
    ...askWildcard(input),
    ...askGiven(input),
  ])
}
