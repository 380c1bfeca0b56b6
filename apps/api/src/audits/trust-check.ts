import { randomBytes } from 'node:crypto'
import { isTruthful } from '@bienrecu/audit/answers-seen'
import type { Resolver } from '@bienrecu/audit/resolver'

const FRESH = 60_000 // ms: a machine may change its network

/** Tells whether the resolver may be believed; asks now and then, not for every audit. */
export const createTrustCheck = (resolver: Resolver): (() => Promise<boolean>) => {
  let answer: { isTrue: Promise<boolean>; at: number } | null = null
  return () => {
    const at = performance.now()
    if (!answer || at - answer.at > FRESH) answer = { isTrue: isTruthful(resolver, randomBytes(8).toString('hex')), at }
    return answer.isTrue
  }
}
