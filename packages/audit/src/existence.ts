import { type Fact, mapFact } from './evidence.ts'
import type { Answer, Resolver } from './resolver.ts'

/**
 * Whether a name exists, after any answer about it: all but NXDOMAIN say so. NXDOMAIN may speak of the end of an alias
 * (RFC 6604 §3), which is a record itself, so that its own name exists (RFC 9989 §A.4): then one more question tells.
 */
export const existenceAfter = async (
  answer: Fact<Answer>,
  name: string,
  resolver: Resolver,
): Promise<Fact<boolean>> => {
  const isAbsent = answer.known && answer.value.status === 'nxdomain'
  const last = isAbsent ? await resolver.query(name, 'CNAME') : answer
  return mapFact(last, ({ status }) => status !== 'nxdomain')
}
