/* The keys that a mail service wants published, as far as anybody but its console knows them. */
import { type MailProvider, mailProvider } from '@bienrecu/knowledge/mail-providers'
import { fillTemplate, isMatched, patternOf } from '@bienrecu/knowledge/patterns'
import { nameKey } from '../../resolver.ts'

/** One record of a key. What only the console of the service knows is null. */
export interface WantedKey {
  readonly selector: string | null
  readonly type: 'TXT' | 'CNAME'
  readonly value: string | null
}

type PublishedRecord = NonNullable<MailProvider['dkim']['records']>[number]
type KeyRecord = PublishedRecord & { readonly type: WantedKey['type'] }

const IN_BRACES = /\{[^{}]*\}/g
const SUFFIX = '._domainkey'

const dashed = (domain: string): string => domain.replaceAll('.', '-')
const filled = (template: string, domain: string): string =>
  fillTemplate(template, { domain, 'domain-with-dashes': dashed(domain) })
const isComplete = (text: string): boolean => !/[{}…]/.test(text)
const orNull = (text: string): string | null => (isComplete(text) ? text : null)

const isKeyRecord = (record: PublishedRecord): record is KeyRecord =>
  record.purpose === 'dkim' && (record.type === 'TXT' || record.type === 'CNAME') && record.host.endsWith(SUFFIX)

const keyRecords = ({ dkim }: MailProvider): KeyRecord[] => (dkim.records ?? []).filter(isKeyRecord)

/** Without the suffix; `{…}` where only the console knows. */
const selectorTemplate = ({ host }: KeyRecord): string => host.slice(0, -SUFFIX.length)

const literal = (text: string): string => text.replaceAll(/[.+?^$()[\]\\|*]/g, String.raw`\$&`)

/** Anything may stand in braces, but no dot. */
const fits = (template: string, name: string): boolean => {
  const source = template.split(IN_BRACES).map(literal).join('[a-z0-9-]+')
  return patternOf(`^${source}$`).test(nameKey(name))
}

/** The id of the service whose keys this one uses: its own, or that of the one it is a part of. */
export const keyOwner = (id: string): string => mailProvider(id)?.detect.sameAs ?? id

/** The service with the keys of the one it is a part of; null for an id that is not known. */
export const keyProviderOf = (id: string): MailProvider | null => {
  const provider = mailProvider(id)
  const owner = mailProvider(keyOwner(id))
  return provider && owner ? { ...owner, id, name: provider.name } : null
}

/** Whether a domain of one’s own can be signed for. */
export const canSign = ({ kind, dkim }: MailProvider): boolean =>
  dkim.userConfigurable !== false && kind !== 'forwarding'

/** The records of the keys as the service asks for them today. */
export const wantedKeys = (provider: MailProvider, domain: string): readonly WantedKey[] =>
  keyRecords(provider)
    .filter(({ legacy, alternative, optional }) => legacy !== true && alternative !== true && optional !== true)
    .map((record) => {
      const value = orNull(filled(record.value, domain))
      const selector = orNull(selectorTemplate(record))
      return { selector, type: record.type, value: value === null ? null : nameKey(value) }
    })

/** True for a selector of the form that the service gives out. */
export const fitsSelector = (provider: MailProvider, selector: string): boolean => {
  const { dkim, detect } = provider
  const name = nameKey(selector)
  return (
    [...(dkim.selectors ?? []), ...(detect.dkimSelectors ?? [])].some((one) => nameKey(one) === name) ||
    isMatched(detect.dkimSelectorPatterns, name) ||
    isMatched(dkim.selectorPattern === undefined ? [] : [dkim.selectorPattern], name) ||
    keyRecords(provider).some((record) => {
      const template = selectorTemplate(record)
      // `{selector}` alone fits every name.
      return template.replaceAll(IN_BRACES, '') !== '' && fits(template, name)
    })
  )
}

/** The keys of the service are aliases, TXT records, or now the one and now the other. */
export const keyTypes = (provider: MailProvider): ReadonlySet<WantedKey['type']> =>
  new Set(keyRecords(provider).map(({ type }) => type))

/** Letters and digits alone: services write a domain with dashes in ways of their own. */
const letters = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

const DOMAIN_VARIABLES = /\{domain(?:-with-dashes)?\}/
const DOMAIN_ALL = /\{domain(?:-with-dashes)?\}/g

/** What a target says where the templates of the service have the domain; null where they do not name it. */
const domainInTarget = (template: string, target: string): string | null => {
  const parts = template.split(DOMAIN_ALL).map((part) => part.split(IN_BRACES).map(literal).join('[a-z0-9-]+'))
  const found = patternOf(`^${parts.join('([a-z0-9.-]+?)')}$`).exec(nameKey(target))
  return found?.[1] ?? null
}

/**
 * Where an alias leads, judged by what the service gives out. `wrong-domain`: made for another domain. `unknown`: none of
 * its targets. A service whose targets nobody wrote down fits none.
 */
export const judgeTarget = (
  provider: MailProvider,
  target: string,
  domain: string,
): 'fits' | 'wrong-domain' | 'unknown' => {
  const templates = keyRecords(provider)
    .filter(({ type }) => type === 'CNAME')
    .map(({ value }) => nameKey(value))
  const named = templates
    .filter((template) => DOMAIN_VARIABLES.test(template))
    .flatMap((template) => domainInTarget(template, target) ?? [])
  if (named.length > 0 && !named.some((found) => letters(found).startsWith(letters(domain)))) return 'wrong-domain'
  const isOne = isMatched(provider.detect.dkimTargets, target) || templates.some((one) => fits(one, target))
  return named.length > 0 || isOne ? 'fits' : 'unknown'
}

/** A target that follows from the selector that a message names, where the service gives the same one to everybody. */
export const targetForSelector = (provider: MailProvider, selector: string): WantedKey | null => {
  const record = keyRecords(provider).find(
    (one) =>
      one.type === 'CNAME' && isComplete(one.value) && !isComplete(one.host) && fits(selectorTemplate(one), selector),
  )
  if (!fitsSelector(provider, selector)) return null
  return record ? { selector: nameKey(selector), type: 'CNAME', value: nameKey(record.value) } : null
}
