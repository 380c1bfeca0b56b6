import { type Fact, known } from '../evidence.ts'
import { type Answer, nameKey, overlay, type RecordEdit, type RecordType, type Resolver } from '../resolver.ts'
import type { PlanEdit } from './step.ts'

/** One edit of a plan as single records: what goes, what comes, and what takes the place of the last that goes. */
const singleEdits = ({ name, type, before, after }: PlanEdit): RecordEdit[] => {
  const gone = before.length > 0 ? before : [null]
  const [added = null, ...more] = after
  const replaced = gone.map((record, at) => ({
    name,
    type,
    before: record,
    after: at === gone.length - 1 ? added : null,
  }))
  return [...replaced, ...more.map((record) => ({ name, type, before: null, after: record }))]
}

/** A label that nobody makes: what it answers, a wildcard answers. The search for misplaced records asks it too. */
export const NO_SUCH_LABEL = 'bien-recu-asks-for-wildcards'

const commonAncestor = (one: string, other: string): string => {
  const [left, right] = [one.split('.').toReversed(), other.split('.').toReversed()]
  const at = left.findIndex((label, index) => label !== right[index])
  return (at < 0 ? left : left.slice(0, at)).toReversed().join('.')
}

const parentOf = (name: string): string => name.slice(name.indexOf('.') + 1)

const hasRecords = (fact: Fact<Answer>): boolean => fact.known && fact.value.records.length > 0

const sameRecords = (one: Fact<Answer>, other: Fact<Answer>): boolean =>
  one.known && other.known && one.value.records.toSorted().join('\n') === other.value.records.toSorted().join('\n')

const NOTHING: Fact<Answer> = known({ status: 'nodata', records: [], ttl: null })

/**
 * A name that comes to exist, and those above it, are no longer covered by a wildcard (RFC 4592 §2.2.2), nor is what lies
 * below them: the answer of one that stands higher must not be taken for theirs.
 */
const withoutShadowedWildcards = (resolver: Resolver, added: readonly string[]): Resolver => {
  /** The deepest name that comes to exist at or above `name`; null where there is none, or where it is the root of a zone. */
  const newlyThere = async (name: string): Promise<string | null> => {
    const [deepest = ''] = added.map((one) => commonAncestor(one, name)).toSorted((a, b) => b.length - a.length)
    if (!deepest.includes('.')) return null
    return hasRecords(await resolver.query(deepest, 'SOA')) ? null : deepest
  }
  const isFromWildcard = async (name: string, type: RecordType, fact: Fact<Answer>): Promise<boolean> => {
    const place = await newlyThere(name)
    if (place === null) return false
    return sameRecords(fact, await resolver.query(`${NO_SUCH_LABEL}.${parentOf(place)}`, type))
  }
  return {
    query: async (name, type) => {
      const fact = await resolver.query(name, type)
      return hasRecords(fact) && (await isFromWildcard(nameKey(name), type, fact)) ? NOTHING : fact
    },
  }
}

/**
 * The DNS as it would answer once the edits are published, one after the other. An alias that stands today, and is not
 * edited itself, leads to what is published today.
 */
export const zoneAfter = (resolver: Resolver, edits: readonly PlanEdit[]): Resolver => {
  const added = edits.filter(({ after }) => after.length > 0).map(({ name }) => nameKey(name))
  const base = added.length > 0 ? withoutShadowedWildcards(resolver, added) : resolver
  return overlay(base, edits.flatMap(singleEdits))
}
