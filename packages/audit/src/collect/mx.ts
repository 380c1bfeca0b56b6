import type { AuditInput } from '../audit-input.ts'
import { type Fact, known, notKnown } from '../evidence.ts'
import { existenceAfter } from '../existence.ts'
import { isGlobalAddress, literalAddress } from '../mx/address.ts'
import type { MailHost, MailRoute, MxFacts, ReverseName } from '../mx/facts.ts'
import { type MxRecord, parseMx } from '../mx/parse-mx.ts'
import { nameKey, type Resolver } from '../resolver.ts'
import { parseIp, reverseName } from '../spf/ip-address.ts'
import { addressesOf, aliasOf } from './addresses.ts'

/** Nobody has more; a hostile answer may. The hosts beyond are kept, and not asked. */
const MAX_HOSTS = 20
/** As many names as RFC 7208 §4.6.4 looks at. */
const MAX_REVERSE_NAMES = 10

const notAsked = { alias: notKnown('not-asked'), addresses: notKnown('not-asked') }
const noName = { alias: known(null), addresses: known([]) }

const lookAt = async (resolver: Resolver, { preference, host }: MxRecord, index: number): Promise<MailHost> => {
  if (host === '' || literalAddress(host) !== null) return { preference, host, ...noName }
  if (index >= MAX_HOSTS) return { preference, host, ...notAsked }
  const [alias, addresses] = await Promise.all([aliasOf(resolver, host), addressesOf(resolver, host)])
  return { preference, host, alias, addresses }
}

/** Where mail to a domain goes, in the order of preference: two round trips. */
export const mailRouteOf = async (resolver: Resolver, domain: string): Promise<Fact<MailRoute>> => {
  const [mx, ownAddresses] = await Promise.all([resolver.query(domain, 'MX'), addressesOf(resolver, domain)])
  if (!mx.known) return mx
  const records = mx.value.records
    .flatMap((text) => parseMx(text).value ?? [])
    .toSorted((a, b) => a.preference - b.preference)
  const hosts = await Promise.all(records.map((record, index) => lookAt(resolver, record, index)))
  const exists = await existenceAfter(mx, domain, resolver)
  return exists.known ? known({ domain, exists: exists.value, hosts, ownAddresses }) : exists
}

/** The domain of a reverse-path, or null for the null one. */
const domainOf = (address: string | null): string | null => {
  const at = address === null ? -1 : address.lastIndexOf('@')
  return address === null || at < 0 || at === address.length - 1 ? null : nameKey(address.slice(at + 1))
}

const bounceRouteOf = async ({ domain, message, resolver }: AuditInput): Promise<Fact<MailRoute | null>> => {
  const bounceDomain = domainOf(message?.mailFrom ?? null)
  return bounceDomain === null || bounceDomain === domain ? known(null) : mailRouteOf(resolver, bounceDomain)
}

/** The names of an address and where they lead. An address of a private network has none that matter. */
export const reverseOf = async ({
  message,
  resolver,
}: Pick<AuditInput, 'message' | 'resolver'>): Promise<MxFacts['reverse']> => {
  const ip = message?.ip ?? null
  const parsed = ip === null ? null : parseIp(ip)
  if (ip === null || !parsed || !isGlobalAddress(ip)) return known(null)
  const pointers = await resolver.query(reverseName(parsed), 'PTR')
  if (!pointers.known) return pointers
  const names = pointers.value.records.slice(0, MAX_REVERSE_NAMES).map(nameKey)
  const found = names.map(async (name): Promise<ReverseName> => {
    const addresses = await addressesOf(resolver, name)
    return { name, addresses }
  })
  return known({ ip, names: await Promise.all(found) })
}

const heloOf = async ({ message, resolver }: AuditInput): Promise<MxFacts['helo']> => {
  if (message === null || message.helo === null) return known(null)
  const name = nameKey(message.helo)
  const addresses = literalAddress(name) === null ? await addressesOf(resolver, name) : known([])
  return known({ name, ip: message.ip, addresses })
}

/** Asks where mail to the domain and to its Return-Path goes, and what the sending server is called: two round trips. */
export const collectMx = async (input: AuditInput): Promise<MxFacts> => {
  const [mx, bounceRoute, reverse, helo] = await Promise.all([
    mailRouteOf(input.resolver, input.domain),
    bounceRouteOf(input),
    reverseOf(input),
    heloOf(input),
  ])
  return { mx, bounceRoute, reverse, helo }
}
