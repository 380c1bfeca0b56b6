import type { Fact } from '@bienrecu/audit/evidence'
import { type Answer, nameKey, type RecordType, type Resolver } from '@bienrecu/audit/resolver'

export interface AnswerCacheOptions {
  /** Answers kept at most; the one used longest ago goes first. */
  size: number
  /** Milliseconds, of any clock that does not go back. */
  now: () => number
}

interface Kept {
  answer: Promise<Fact<Answer>>
  /** Infinity while the question is under way. */
  until: number
}

const MAX_TTL = 86_400 // seconds: RFC 8767 §4 has no use for more than a few days; a run is shorter than one

/**
 * A resolver that remembers answers for as long as their TTL allows (negative ones too, RFC 2308), for audits of many
 * domains that share includes, mail hosts and blocklists. Questions under way are shared. What failed is asked again the
 * next time; an answer without a TTL is kept for nobody who comes later.
 */
export const createAnswerCache = (resolver: Resolver, { size, now }: AnswerCacheOptions): Resolver => {
  const kept = new Map<string, Kept>()
  const ask = (key: string, name: string, type: RecordType): Promise<Fact<Answer>> => {
    const entry: Kept = { answer: resolver.query(name, type), until: Infinity }
    kept.delete(key)
    kept.set(key, entry)
    const settle = (fact: Fact<Answer>) => {
      const ttl = fact.known ? Math.min(fact.value.ttl ?? 0, MAX_TTL) : 0
      entry.until = now() + ttl * 1000
      if (ttl <= 0 && kept.get(key) === entry) kept.delete(key)
      return fact
    }
    entry.answer = entry.answer.then(settle)
    for (const oldest of kept.keys()) {
      if (kept.size <= size) break
      kept.delete(oldest)
    }
    return entry.answer
  }
  return {
    query: (name, type) => {
      const own = nameKey(name)
      const key = `${type} ${own}`
      const entry = kept.get(key)
      if (!entry || entry.until <= now()) return ask(key, own, type)
      // The order of a Map is that of insertion: put back, it is the youngest again.
      kept.delete(key)
      kept.set(key, entry)
      return entry.answer
    },
  }
}
