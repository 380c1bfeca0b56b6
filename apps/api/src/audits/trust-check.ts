import { randomBytes } from 'node:crypto'
import type { Resolver } from '@bienrecu/audit/resolver'

const FRESH = 60_000 // ms: a machine may change its network

/**
 * Tells whether the resolver may be believed, asking now and then for a name that cannot exist: RFC 6761 §6.4 reserves
 * `.invalid` for that. Some access providers answer with a page of their own, and would make every missing record look
 * present. A resolver that does not answer is not a liar.
 */
export const createTrustCheck = (resolver: Resolver): (() => Promise<boolean>) => {
  let answer: { isTruthful: Promise<boolean>; at: number } | null = null
  const ask = async () => {
    const fact = await resolver.query(`${randomBytes(8).toString('hex')}.invalid`, 'A')
    return !fact.known || fact.value.status !== 'found'
  }
  return () => {
    const at = performance.now()
    if (!answer || at - answer.at > FRESH) answer = { isTruthful: ask(), at }
    return answer.isTruthful
  }
}
