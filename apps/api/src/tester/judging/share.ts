import { askResolver, type Resolver } from '@bienrecu/audit/resolver'
import { type AnswerCache, answerSize } from '../../dns/answer-cache.ts'

/**
 * Finds something out over the DNS; what was found out under this key before is given again while the cache would answer
 * every one of its questions by itself, so that nobody could tell the difference.
 */
export type Share<Value> = (
  key: string,
  resolver: Resolver,
  find: (resolver: Resolver) => Promise<Value>,
) => Promise<Value>

/** Where nothing is kept: everything is found out anew. */
export const shareNothing = <Value>(_key: string, resolver: Resolver, find: (resolver: Resolver) => Promise<Value>) =>
  find(resolver)

export interface ShareOptions {
  /** What the resolvers that are asked stand on. */
  readonly cache: Pick<AnswerCache, 'until'>
  /** Values kept at most. */
  readonly size: number
  /** The clock of the cache. */
  readonly now: () => number
}

/** Characters of all answers: what was made of more than this is not kept, as nobody knows how large it is. */
const MOST_HEARD = 128 * 1024

/** A resolver that knows how long all that it has answered may be kept; not at all once a question stayed open. */
const timed = (resolver: Resolver, cache: Pick<AnswerCache, 'until'>): Resolver & { readonly until: () => number } => {
  let [until, heard] = [Infinity, 0]
  return {
    query: (name, type) =>
      askResolver(resolver, name, type, (fact) => {
        until = fact.known ? Math.min(until, cache.until(name, type, fact)) : 0
        heard += fact.known ? answerSize(fact.value) : 0
      }),
    until: () => (heard > MOST_HEARD ? 0 : until),
  }
}

export const createShare = <Value>({ cache, size, now }: ShareOptions): Share<Value> => {
  const kept = new Map<string, { value: Value; until: number }>()
  return async (key, resolver, find) => {
    const before = kept.get(key)
    if (before && before.until > now()) return before.value
    const asked = timed(resolver, cache)
    const value = await find(asked)
    kept.delete(key)
    if (asked.until() > now()) kept.set(key, { value, until: asked.until() })
    const [oldest] = kept.keys()
    if (kept.size > size && oldest !== undefined) kept.delete(oldest)
    return value
  }
}
