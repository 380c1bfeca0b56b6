/* Parts of mailauth 7.1 that it does not declare. */

declare module 'mailauth/lib/dkim/dkim-verifier.js' {
  import type { DKIMVerifyOptions, DKIMVerifyResult, DNSResolver } from 'mailauth'
  import type { KeyOf } from 'mailauth/lib/tools.js'

  /** Where it asks for keys. */
  export interface KeyCache {
    readonly resolver: DNSResolver
    readonly get: KeyOf
  }

  /** A stream by birth; used step by step, as it uses itself. */
  export class DkimVerifier {
    constructor(options: DKIMVerifyOptions)
    keyCache: KeyCache
    readonly results: DKIMVerifyResult['results']
    readonly headers: DKIMVerifyResult['headers']
    readonly arc: NonNullable<DKIMVerifyResult['arc']> & { keyCache: KeyCache }
    /** The header section with the empty line that ends it, if any does. */
    emitHeaders(section: Buffer): Promise<void>
    /** The body, in stretches. */
    nextChunk(stretch: Buffer): Promise<void>
    finalChunk(): Promise<void>
  }
}

declare module 'mailauth/lib/tools.js' {
  import type { KeyObject } from 'node:crypto'
  import type { DNSResolver } from 'mailauth'

  export interface DkimKey {
    readonly publicKey: string | KeyObject
  }
  export interface KeyOptions {
    readonly strict?: boolean
    readonly hashAlgo?: string
  }
  /** `type` stands in no answer. */
  export type KeyOf = (
    type: string,
    name: string,
    minBitLength: number | undefined,
    options?: KeyOptions,
  ) => Promise<DkimKey>
  /** Rejects with a code for a record that is no key, and with that of the resolver. */
  export const getPublicKey: (
    type: string,
    name: string,
    minBitLength: number | undefined,
    resolver: DNSResolver,
    options?: KeyOptions,
  ) => Promise<DkimKey>
}
