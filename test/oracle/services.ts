/* The mail services of the knowledge base, as they are in the lab: from which address each sends, what its console shows. */
import { type MailProvider, mailProviders } from '@bienrecu/knowledge/mail-providers'

import type { DkimKey } from '../servers/opendkim.ts'
import type { KeyPool } from './key-pool.ts'
import { publicKeyOf } from './key-pool.ts'
import { alias, txt, type ZoneRecord } from './zone-records.ts'

/** A mail service and where it sends from. */
export interface Service {
  readonly provider: MailProvider
  readonly ip4: string
  readonly ip6: string
  /** The domain of its own bounce addresses. */
  readonly bounceDomain: string
  /** The hosts of the `include:` of its SPF mechanism. */
  readonly includes: readonly string[]
}

/** One DKIM key of one customer, as the console of the service shows it. */
export interface ConsoleKey {
  readonly selector: string
  readonly type: 'TXT' | 'CNAME'
  /** The text of the key record, or where the alias leads, without final dot. */
  readonly value: string
  /** False where the knowledge base alone gives the record: nobody has to copy it. */
  readonly isTold: boolean
  readonly key: DkimKey
}

const HOST_NAME = /[a-z0-9-]+(?:\.[a-z0-9-]+)+/

const KINDS: ReadonlySet<string> = new Set(['domain_mailbox_host', 'transactional'])

/** Every service that sends for domains of its customers. Those with one `include:` in common send from one address. */
export function allServices(): readonly Service[] {
  const providers = mailProviders().filter(({ kind }) => KINDS.has(kind))
  const senders = [...new Set(providers.map((provider) => includesOf(provider)[0] ?? provider.id))]
  return providers.map((provider) => {
    const includes = includesOf(provider)
    const place = senders.indexOf(includes[0] ?? provider.id) + 1
    return {
      provider,
      includes,
      ip4: `198.51.100.${place}`,
      ip6: `2001:db8:100::${place.toString(16)}`,
      bounceDomain: bounceDomainOf(provider, includes),
    }
  })
}

function includesOf({ spf }: MailProvider): string[] {
  return [...(spf.mechanism ?? '').matchAll(/include:([^\s{}]+)/g)].flatMap(([, host]) => host ?? [])
}

/** What the base names first, unless that is a name below the customer’s domain. */
function bounceDomainOf({ id, returnPath }: MailProvider, includes: readonly string[]): string {
  const named = HOST_NAME.exec(returnPath.domain.replace(/\S*\{\S*/g, ''))?.[0]
  return (
    named ?? (includes[0] === undefined ? `bounces.${id}.example` : `bounces.${includes[0].replace(/^_[^.]+\./, '')}`)
  )
}

/** True where the sender’s own domain is in MAIL FROM without anything being set up. */
export const sendsInOwnName = ({ provider }: Service): boolean =>
  /^(?:sender|sending) domain$/.test(provider.returnPath.domain)

/** Where an alias for the bounces of a customer leads. */
export function bounceTargets({ provider }: Service): string[] {
  const { records = [] } = provider.dkim
  const aliases = [provider.returnPath.custom, ...records].filter((record) => record?.purpose === 'return-path')
  return aliases.flatMap((record) =>
    record?.type === 'CNAME' && !record.value.includes('{') ? (HOST_NAME.exec(record.value)?.[0] ?? []) : [],
  )
}

/** The SPF mechanisms that the service asks its customers for; none where it needs none. */
export function spfTerms({ provider }: Service, domain: string): readonly string[] {
  const { mechanism, needed } = provider.spf
  if (mechanism === undefined || mechanism === null || needed === false || !mechanism.includes(':')) return []
  return mechanism.replaceAll('{domain}', domain).split(' ')
}

/** What only the console knows; the form is that of the knowledge base. */
const VALUES: Readonly<Record<string, string>> = {
  tenantPrefix: 'contoso',
  letter: 'n',
  id: '31416',
  xx: 'gz',
  number: '2718281',
  hash: 'd6zkq3w5xn7f2m4p',
  account: '8675309',
  nnn: '042',
  YYYYMMDD: '20261103',
  UUID: '1A2B3C4D-5E6F-11F0-8A7B-0123456789AB',
  projectId: '1a2b3c4d-5e6f-4a1b-8c7d-0123456789ab',
  timestamp: '20261103121500',
  mmyy: '1126',
  'token1..3': 'q7w5e3r1t9y2u4i6o8p0a1s3d5f7g9h2',
  token: 'q7w5e3r1t9y2u4i6o8p0a1s3d5f7g9h2',
}

/** The DKIM keys that this customer has at the service, in the order of the knowledge base. */
export function consoleKeys({ provider }: Service, domain: string, pool: KeyPool): readonly ConsoleKey[] {
  const { records = [], selectors = [] } = provider.dkim
  const current = records.filter(
    ({ purpose, type, legacy, alternative }) =>
      purpose === 'dkim' && (type === 'TXT' || type === 'CNAME') && !legacy && !alternative,
  )
  const chosen = selectors[0] ?? 'mail'
  if (current.length === 0) return [textKey(chosen, 'v=DKIM1; k=rsa; p=…', `${provider.id} ${domain}`, pool)]
  return current.map(({ type, host, value, selectorDefault = chosen }) => {
    const isTold = /\{(?!domain)/.test(`${host} ${value}`)
    const selector = fill(host, domain, selectorDefault).replace(/\._domainkey$/, '')
    const target = fill(value, domain, selectorDefault).replace(/\.$/, '')
    if (type === 'TXT') return textKey(selector, value, `${provider.id} ${selector} ${domain}`, pool)
    return { selector, type: 'CNAME', value: target, isTold, key: pool.keyFor(target) }
  })
}

/** The selectors of its customers’ keys, which do not depend on who the customer is. */
export function selectorsOf({ provider }: Service): string[] {
  const { records = [], selectors = [] } = provider.dkim
  const hosts = records.filter(({ purpose }) => purpose === 'dkim').map(({ host }) => host)
  return hosts.length === 0 ? selectors.slice(0, 1) : hosts.map((host) => host.replace(/\._domainkey$/, ''))
}

function textKey(selector: string, pattern: string, name: string, pool: KeyPool): ConsoleKey {
  const key = pool.keyFor(name)
  return { selector, type: 'TXT', value: pattern.replace('…', publicKeyOf(key)), isTold: true, key }
}

function fill(template: string, domain: string, selector: string): string {
  const known: Readonly<Record<string, string>> = {
    ...VALUES,
    domain,
    'domain-with-dashes': domain.replaceAll('.', '-'),
    selector,
  }
  return template.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = known[name]
    if (value === undefined) throw new Error(`The lab has no value for {${name}} of ${template}`)
    return value
  })
}

/** The record that the console asks for. */
export function keyRecord({ selector, type, value }: ConsoleKey, domain: string): ZoneRecord {
  const name = `${selector}._domainkey.${domain}`
  return type === 'TXT' ? txt(name, value) : alias(name, value)
}
