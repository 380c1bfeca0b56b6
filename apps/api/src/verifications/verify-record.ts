import { randomBytes } from 'node:crypto'
import type { Resolver } from '@bienrecu/audit/resolver'
import { nameKey } from '@bienrecu/audit/resolver'
import { compareRecord } from '@bienrecu/audit/verify/compare-record'
import { stateOf, withStaleAsOld } from '@bienrecu/audit/verify/record-state'
import { type WrongName, wrongNames } from '@bienrecu/audit/verify/wrong-names'
import { hasRecordAt, lookAtServer, lookElsewhere } from './look-at-server.ts'
import { type AskedServer, findNameServers, type NameServerPorts } from './name-servers.ts'
import { clampOldUntil, joinOldAnswers, type OldAnswers, oldUntilFrom } from './old-answers.ts'
import { shareAnswers } from './share-answers.ts'
import type { RecordToVerify, ResolverFacts, SightingFacts, VerificationFacts } from './verification-facts.ts'

/** A resolver that many people ask, by its address. */
export interface PublicResolver {
  readonly name: string
  readonly resolver: Resolver
}

export interface VerifyPorts extends NameServerPorts {
  /** Asked about the record itself, once every name server that answers has it. */
  publicResolvers: readonly PublicResolver[]
  /** Milliseconds since 1970. */
  now: () => number
}

export interface VerifyOptions {
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal | undefined
  /** False: a record that is missing is not looked for at the usual wrong names. */
  looksElsewhere?: boolean | undefined
}

/** Looks for one record at its source. Throws `name-servers-unknown`, and what the signal is aborted with. */
export type VerifyRecord = (wanted: RecordToVerify, options?: VerifyOptions) => Promise<VerificationFacts>

const isLacking = ({ state }: SightingFacts): boolean => state === 'absent' || state === 'different'

/** What the form made of the value comes before where it was put; what is old or another one does not. */
const mayBeElsewhere = ({ difference }: SightingFacts): boolean =>
  difference === null || difference === 'old-value' || difference === 'other-value'

const unusedName = (zone: string): string => `bienrecu-${randomBytes(6).toString('hex')}.${zone}`

/** Looks at the usual wrong names at the first server that lacks the record, then at the one found at the others. */
const findWrongName = async (
  wanted: RecordToVerify & { value: string },
  looks: readonly (readonly [AskedServer, SightingFacts])[],
): Promise<readonly SightingFacts[]> => {
  const first = looks.find(([{ direct }, sighting]) => direct && isLacking(sighting) && mayBeElsewhere(sighting))
  const place = first?.[0].direct
    ? await lookElsewhere(first[0].direct, wanted, wrongNames(wanted), unusedName(wanted.zone))
    : null
  if (!place) return looks.map(([, sighting]) => sighting)
  const found = ({ name, difference }: WrongName, sighting: SightingFacts): SightingFacts => ({
    ...sighting,
    state: 'different',
    difference,
    foundAt: name,
  })
  return Promise.all(
    looks.map(async ([asked, sighting]) => {
      if (!asked.direct || !isLacking(sighting) || !mayBeElsewhere(sighting)) return sighting
      const isThere = asked === first?.[0] || (await hasRecordAt(asked.direct, wanted, place.name))
      return isThere ? found(place, sighting) : sighting
    }),
  )
}

/** Servers that lack the record still give the old answer to whoever asks. */
const oldAnswersOf = (sightings: readonly SightingFacts[]): OldAnswers =>
  joinOldAnswers(
    sightings
      .filter(isLacking)
      .map(({ ttl, negativeTtl }) => ({ ttl, negativeTtl: ttl === null ? negativeTtl : null })),
  )

/** What is kept of an answer, and told: enough to see a mistake. A server may send 64 KB, and thousands of records. */
const MOST_FOUND = 20
const LONGEST_FOUND = 4_096

const bounded = (sighting: SightingFacts): SightingFacts => ({
  ...sighting,
  found: sighting.found
    .slice(0, MOST_FOUND)
    .map((text) => (text.length > LONGEST_FOUND ? `${text.slice(0, LONGEST_FOUND)}…` : text)),
})

const askPublic = async ({ name, resolver }: PublicResolver, wanted: RecordToVerify): Promise<ResolverFacts> => {
  const answer = await resolver.query(wanted.name, wanted.type)
  if (!answer.known) return { resolver: name, state: 'no-answer', ttl: null }
  const { state } = compareRecord(wanted, answer.value.records)
  return { resolver: name, state, ttl: answer.value.ttl }
}

/**
 * Looks for a record at its source: every name server of the zone, at each address, is asked for what it holds itself.
 * Public resolvers are asked only when every server that answers has it: asked before, they would keep "there is none".
 */
export const createVerifyRecord = (ports: VerifyPorts): VerifyRecord => {
  const { now, publicResolvers } = ports
  return async (given, { signal, looksElsewhere = true } = {}) => {
    signal?.throwIfAborted()
    const name = nameKey(given.name)
    const asking = { ...ports, askServer: shareAnswers(ports.askServer) }
    const { zone, servers } = await findNameServers(asking, nameKey(given.domain), name)
    const wanted: RecordToVerify = { ...given, name, zone }
    signal?.throwIfAborted()
    const looks = await Promise.all(servers.map(async (asked) => [asked, await lookAtServer(asked, wanted)] as const))
    signal?.throwIfAborted()
    const { value } = wanted
    const found =
      value === null || !looksElsewhere
        ? looks.map(([, sighting]) => sighting)
        : await findWrongName({ ...wanted, value }, looks)
    const sightings = withStaleAsOld(found)
    const isPublished = stateOf(sightings, []) === 'published'
    const resolvers = isPublished ? await Promise.all(publicResolvers.map((one) => askPublic(one, wanted))) : []
    const old = oldAnswersOf(sightings)
    const checkedAt = now()
    return {
      zone,
      name,
      type: wanted.type,
      value,
      state: stateOf(sightings, resolvers),
      servers: sightings.map(bounded),
      resolvers,
      old,
      oldUntil: oldUntilFrom(checkedAt, old) ?? clampOldUntil(wanted.oldUntil, old, checkedAt),
      checkedAt,
    }
  }
}
