/*
 * mailauth’s verifier of DKIM, step by step instead of as a stream: where the body begins is known here, and looking for it
 * octet by octet was a tenth of judging a message; reading the same key for each message was another. What it says is what
 * the library says by itself: verify-dkim.property.test.ts.
 */
import { createPublicKey } from 'node:crypto'
import type { Resolver } from '@bienrecu/audit/resolver'
import { DkimVerifier, type KeyCache } from 'mailauth/lib/dkim/dkim-verifier.js'
import { type DkimKey, getPublicKey } from 'mailauth/lib/tools.js'
import { bodyOffset } from './header-section.ts'
import { nodeQuery } from './mailauth-resolver.ts'
import { nextTurn } from '../reading/next-turn.ts'
import type { Share } from './share.ts'

/** Octets of the body between which other messages have their turn. */
const STRETCH = 64 * 1024

/** A key that was read and checked, and need not be read again. */
export type SharedKey = DkimKey

/** The keys of one message, as mailauth asks for them: each is looked up once. */
const keysOf = (resolver: Resolver, share: Share<SharedKey>): KeyCache => {
  const asked = new Map<string, Promise<SharedKey>>()
  return {
    resolver: nodeQuery(resolver),
    get: (type, name, minBits, options = {}) => {
      const key = JSON.stringify([name, minBits, options])
      const before = asked.get(key)
      if (before) return before
      const reading = share(key, resolver, async (over) => {
        const read = await getPublicKey(type, name, minBits, nodeQuery(over), options)
        return { ...read, publicKey: createPublicKey(read.publicKey) }
      })
      asked.set(key, reading)
      reading.catch(() => {}) // whoever asked is told; one that is asked beforehand may have nobody waiting yet
      return reading
    },
  }
}

/** Verifies the signatures of a message whose lines end with CRLF, in the strict mode. Rejects only for a fault of the library. */
export const verifyDkim = async (
  source: Buffer,
  resolver: Resolver,
  share: Share<SharedKey>,
): Promise<DkimVerifier> => {
  const keys = keysOf(resolver, share)
  const verifier = new DkimVerifier({ resolver: keys.resolver, strict: true })
  verifier.keyCache = keys
  verifier.arc.keyCache = keys
  const bodyAt = bodyOffset(source)
  await verifier.emitHeaders(source.subarray(0, bodyAt))
  for (let at = bodyAt; at < source.length; at += STRETCH) {
    if (at > bodyAt) await nextTurn()
    await verifier.nextChunk(source.subarray(at, at + STRETCH))
  }
  await verifier.finalChunk()
  return verifier
}
