import type { Resolver } from '../resolver.ts'
import type { SpfNode } from './tree.ts'

export type SpfResult = 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror'

export interface SpfCheck {
  readonly result: SpfResult
  readonly explanation: string | null
  readonly lookups: number
  readonly voids: number
  readonly matched: string | null
  readonly tree: SpfNode
}

export interface CheckHostInput {
  readonly ip: string
  readonly mailFrom: string
  readonly helo: string
  readonly resolver: Resolver
}

export declare const checkHost: (input: CheckHostInput) => Promise<SpfCheck>
