import type { Fact } from '@bienrecu/audit/evidence'
import { type Answer, nameKey, type RecordType, type Resolver } from '@bienrecu/audit/resolver'

export interface AnswerCacheOptions {
  /** Answers kept at most; those never asked for again go first, then those not used for longest. */
  size: number
  /** The part of the room that is for answers which nobody has asked for again: 1/16, as suits a list of domains. */
  forNew?: number
  /** Milliseconds, of any clock that does not go back. */
  now: () => number
}

/** A resolver that can tell how long it will answer a question by itself. */
export interface AnswerCache extends Resolver {
  /** The moment, on the cache’s clock, until which it answers with this very fact; 0 where it has another, or would ask. */
  until(name: string, type: RecordType, fact: Fact<Answer>): number
}

/** Characters of all records of an answer. */
export const answerSize = ({ records }: Answer): number => records.reduce((sum, { length }) => sum + length, 0)

interface Kept {
  answer: Promise<Fact<Answer>>
  /** Null while the question is under way. */
  fact: Fact<Answer> | null
  /** Infinity while the question is under way. */
  until: number
}

/** Characters of an answer that is kept: nobody needs more who does not mean to fill the memory. */
const LARGEST = 8 * 1024
const MAX_TTL = 86_400 // seconds: a run is shorter than a day

/**
 * Keeps the youngest `size` entries or fewer, in two generations: what is used moves to the younger one, and when that one
 * is full, the older one is forgotten as a whole. (A single Map in the order of use would be searched from the holes that
 * its deleted entries leave: quadratic.)
 */
const createGenerations = <Value>(size: number) => {
  const half = Math.max(Math.floor(size / 2), 1)
  let young = new Map<string, Value>()
  let old = new Map<string, Value>()
  const put = (key: string, value: Value): void => {
    young.set(key, value)
    if (young.size < half) return
    old = young
    young = new Map()
  }
  const find = (key: string): Value | undefined => {
    const own = young.get(key)
    if (own !== undefined) return own
    const older = old.get(key)
    if (older !== undefined) put(key, older)
    return older
  }
  const peek = (key: string): Value | undefined => young.get(key) ?? old.get(key)
  const forget = (key: string, value: Value): void => {
    if (young.get(key) === value) young.delete(key)
    if (old.get(key) === value) old.delete(key)
  }
  return { put, find, peek, forget }
}

const FOR_NEW = 1 / 16

/**
 * Two such stores. Most answers of a list are about one domain and never asked for again: they are forgotten soon, while
 * they are young enough for their memory to be had back cheaply, and do not crowd out those that are used.
 */
const createTiers = <Value>(size: number, forNew: number) => {
  const once = createGenerations<Value>(size * forNew)
  const again = createGenerations<Value>(size * (1 - forNew))
  const find = (key: string): Value | undefined => {
    const proven = again.find(key)
    if (proven !== undefined) return proven
    const value = once.find(key)
    if (value === undefined) return undefined
    once.forget(key, value)
    again.put(key, value)
    return value
  }
  const forget = (key: string, value: Value): void => {
    once.forget(key, value)
    again.forget(key, value)
  }
  const peek = (key: string): Value | undefined => again.peek(key) ?? once.peek(key)
  return { put: once.put, find, peek, forget }
}

/**
 * A resolver that remembers answers for as long as their TTL allows (negative ones too, RFC 2308), for audits of many
 * domains that share includes, mail hosts and blocklists. Questions under way are shared. What failed is asked again the
 * next time; an answer without a TTL, or one of more than 8 kB, is kept for nobody who comes later.
 */
export const createAnswerCache = (
  resolver: Resolver,
  { size, forNew = FOR_NEW, now }: AnswerCacheOptions,
): AnswerCache => {
  const kept = createTiers<Kept>(size, forNew)
  const keyOf = (name: string, type: RecordType): string => `${type} ${name}`
  const ask = (key: string, name: string, type: RecordType): Promise<Fact<Answer>> => {
    const answer = resolver.query(name, type).then((fact) => {
      const ttl = fact.known && answerSize(fact.value) <= LARGEST ? Math.min(fact.value.ttl ?? 0, MAX_TTL) : 0
      entry.fact = fact
      entry.until = now() + ttl * 1000
      if (ttl <= 0) kept.forget(key, entry)
      return fact
    })
    const entry: Kept = { answer, fact: null, until: Infinity }
    kept.put(key, entry)
    return answer
  }
  return {
    query: (name, type) => {
      const own = nameKey(name)
      const key = keyOf(own, type)
      const entry = kept.find(key)
      if (entry && entry.until > now()) return entry.answer
      if (entry) kept.forget(key, entry) // else it would stand before the new one
      return ask(key, own, type)
    },
    until: (name, type, fact) => {
      const entry = kept.peek(keyOf(nameKey(name), type))
      return entry?.fact === fact ? entry.until : 0
    },
  }
}
