import { type Fact, known, notKnown } from '@bienrecu/audit/evidence'
import type { Answer, Resolver } from '@bienrecu/audit/resolver'
import { AppError } from '../app-error.ts'
import { type AskedServer, findNameServers, type NameServerPorts } from '../verifications/name-servers.ts'
import type { WatchedRecord } from './baseline.ts'

/** What stands at a name today. */
export interface Found {
  readonly values: readonly string[]
  /** Where an alias that leads out of the zone leads; null where there is none. */
  readonly alias: string | null
}

const isAlias = (fact: Fact<Answer>): boolean =>
  !fact.known && (fact.reason === 'not-asked' || fact.reason === 'cname-loop')

/** What one server has at the name. */
const askOne = async (direct: Resolver, { name, type }: WatchedRecord): Promise<Fact<Found>> => {
  const answer = await direct.query(name, type)
  if (answer.known) return known({ values: answer.value.records, alias: null })
  if (!isAlias(answer)) return answer
  const alias = await direct.query(name, 'CNAME')
  const target = alias.known ? alias.value.records[0] : undefined
  return target === undefined ? notKnown('bad-answer') : known({ values: [], alias: target })
}

const directOf = (servers: readonly AskedServer[]): Resolver[] =>
  servers.flatMap(({ direct, soa }) => (direct && soa ? [direct] : []))

/**
 * What the name servers have of a record. One of them is asked; where it does not have what it should, so are the others:
 * one that is behind, or ahead, is no change of the zone. Not known where none answers.
 */
const askServers = async (
  servers: readonly AskedServer[],
  record: WatchedRecord,
  isAsItWas: (found: Found) => boolean,
): Promise<Fact<Found>> => {
  const [first, ...others] = directOf(servers)
  if (!first) return notKnown('unreachable')
  const answer = await askOne(first, record)
  if (answer.known && isAsItWas(answer.value)) return answer
  const more = await Promise.all(others.map((direct) => askOne(direct, record)))
  const all = [answer, ...more].filter((fact) => fact.known)
  return all.find(({ value }) => isAsItWas(value)) ?? all[0] ?? answer
}

/** A name below may lie in a zone of its own, and one above in the zone above: their servers are others. */
const askElsewhere = async (
  ports: NameServerPorts,
  domain: string,
  record: WatchedRecord,
  isAsItWas: (found: Found) => boolean,
): Promise<Fact<Found>> => {
  try {
    const isBelow = record.name === domain || record.name.endsWith(`.${domain}`)
    const { servers } = await findNameServers(ports, isBelow ? domain : record.name, record.name)
    return await askServers(servers, record, isAsItWas)
  } catch (error) {
    if (error instanceof AppError) return notKnown('unreachable')
    throw error
  }
}

/** What the zone has of a record today. Never rejects for anything the DNS does. */
export const findRecord = async (
  ports: NameServerPorts,
  { domain, servers }: { domain: string; servers: readonly AskedServer[] },
  record: WatchedRecord,
  isAsItWas: (found: Found) => boolean,
): Promise<Fact<Found>> => {
  const found = await askServers(servers, record, isAsItWas)
  const isElsewhere = !found.known && found.reason === 'refused' && record.name !== domain
  return isElsewhere ? askElsewhere(ports, domain, record, isAsItWas) : found
}
