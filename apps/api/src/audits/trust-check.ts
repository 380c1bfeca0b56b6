import { randomBytes } from 'node:crypto'
import type { Resolver } from '@bienrecu/audit/resolver'

/**
 * Asks once whether a name that cannot exist has an address: RFC 6761 §6.4 reserves `.invalid` for that. Some access
 * providers answer with a page of their own, and would make every missing record look present.
 * Gives a function that tells whether the resolver may be believed; one that does not answer is not a liar.
 */
export const createTrustCheck = (resolver: Resolver): (() => Promise<boolean>) => {
  let answer: Promise<boolean> | null = null
  const ask = async () => {
    const fact = await resolver.query(`${randomBytes(8).toString('hex')}.invalid`, 'A')
    return !fact.known || fact.value.status !== 'found'
  }
  return () => (answer ??= ask())
}
