import { drawSpfTree } from '@bienrecu/audit/collect/spf-tree'
import { collectLists } from '@bienrecu/audit/collect/lists'
import { type Fact, known, notKnown } from '@bienrecu/audit/evidence'
import type { ListAnswer } from '@bienrecu/audit/lists/facts'
import type { MessageFacts } from '@bienrecu/audit/message'
import type { Resolver } from '@bienrecu/audit/resolver'
import { countLookups, unknownBranch } from '@bienrecu/audit/spf/tree'
import { AppError } from '../app-error.ts'
import { type AskedServer, findNameServers, type NameServerPorts } from '../verifications/name-servers.ts'
import { type Baseline, recordKey, type WatchedRecord } from './baseline.ts'
import { type Found, findRecord } from './find-records.ts'
import { isAsBefore } from './compare-records.ts'
import { isDomainGone } from './is-domain-gone.ts'

/** What was seen of a domain in one look. */
export interface DomainSighting {
  /** Null where the DNS did not say. */
  readonly exists: boolean | null
  /** By `recordKey`. */
  readonly records: ReadonlyMap<string, Fact<Found>>
  readonly lookups: Fact<Baseline['lookups']>
  readonly lists: readonly ListAnswer[]
}

/** What to look at. */
export interface DomainLook {
  readonly domain: string
  readonly baseline: Baseline
  /** What the last test showed; its address is asked about at lists. */
  readonly message: MessageFacts | null
  /** Counts the looks, so that the name servers take turns. */
  readonly turn: number
}

/** Looks at a domain once: its records at the source, its look-ups, its listings. Never rejects for anything the DNS does. */
export type LookAtDomain = (look: DomainLook) => Promise<DomainSighting>

/** DNS look-ups, in all and of each term of the record; null where there is no record to count. */
const countedLookups = async (resolver: Resolver, domain: string): Promise<Fact<Baseline['lookups']>> => {
  const tree = await drawSpfTree(resolver, domain)
  if (!tree.known) return tree
  if (tree.value.state !== 'found') return known(null)
  const unknown = unknownBranch(tree.value)
  if (unknown !== null) return notKnown(unknown)
  const terms = tree.value.terms.map(({ text, cost, node }) => {
    const below = node?.known === true ? countLookups(node.value) : 0
    return [text, cost + below] as const
  })
  return known({ total: countLookups(tree.value), terms: Object.fromEntries(terms) })
}

/** Lists about the domain, and about the address that its last message came from. No answer is never "listed". */
const askedLists = async (resolver: Resolver, domain: string, message: MessageFacts | null) => {
  const about = { ip: message?.ip ?? null, helo: null, mailFrom: null, fromDomain: domain, signatures: null }
  const nothing = { selectors: [], lists: null, askServer: null, fetchPolicy: null }
  const { ipLists, domainLists } = await collectLists({ domain, resolver, message: about, ...nothing })
  return [ipLists, domainLists].flatMap((fact) => (fact.known ? fact.value : []))
}

/** Null where they are not known: the domain is gone, or nobody answers. */
const serversOf = async (ports: NameServerPorts, domain: string): Promise<readonly AskedServer[] | null> => {
  try {
    return (await findNameServers(ports, domain, domain)).servers
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

const inTurn = <Item>(items: readonly Item[], turn: number): Item[] => {
  const from = items.length === 0 ? 0 : turn % items.length
  return [...items.slice(from), ...items.slice(0, from)]
}

const unseen = (records: readonly WatchedRecord[]): ReadonlyMap<string, Fact<Found>> =>
  new Map(records.map((record) => [recordKey(record), notKnown('unreachable')]))

/** Makes the one that looks; `resolver` of the ports should remember what many domains share. */
export const createLookAtDomain =
  (ports: NameServerPorts): LookAtDomain =>
  async ({ domain, baseline, message, turn }) => {
    const { resolver } = ports
    const all = await serversOf(ports, domain)
    if (all === null) {
      const isGone = await isDomainGone(resolver, domain)
      const nothing = { records: unseen(baseline.records), lookups: notKnown('unreachable'), lists: [] }
      return { exists: isGone.known ? !isGone.value : null, ...nothing }
    }
    const servers = inTurn(
      all.filter(({ soa }) => soa),
      turn,
    )
    const look = async (record: WatchedRecord) =>
      [
        recordKey(record),
        await findRecord(ports, { domain, servers }, record, (found) => isAsBefore(record, found)),
      ] as const
    const [records, lookups, lists] = await Promise.all([
      Promise.all(baseline.records.map(look)),
      countedLookups(resolver, domain),
      askedLists(resolver, domain, message),
    ])
    return { exists: true, records: new Map(records), lookups, lists }
  }
