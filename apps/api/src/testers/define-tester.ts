import type { TesterAddress, TesterId, TesterReport } from '@bienrecu/shared'
import type { Deps } from '../app.ts'

export type TesterDeps = Pick<Deps, 'config' | 'database' | 'vault' | 'now'>

/** One test at a tester that tells its results over HTTP. */
export interface TestReference {
  address: string
  /** What the tester calls the test. */
  reference: string
  /** Its page for people. */
  pageUrl: string
}

/** `pending`: ask again later. `refused`: the tester does not want to be asked, or answers what nobody can read. */
export type FetchedReport = { kind: 'report'; report: TesterReport } | { kind: 'pending' | 'refused' }

/** A place that takes test messages and judges them. One file each; `index.ts` lists them. */
export interface TesterDefinition {
  readonly id: TesterId
  /** As it calls itself. */
  readonly name: string
  /** Free tests in 24 hours; null without such a limit. */
  readonly freeTests: number | null
  /** Null while it is not set up, or switched off. */
  pageUrl(deps: TesterDeps): string | null
  /** True for an address where it takes tests, or took them: a result is awaited from there. Given in lower case. */
  ownsAddress(address: string, deps: TesterDeps): boolean
  /** Whether a test may still go to an address of its own; absent: it may to each. */
  takesTest?(address: string, deps: TesterDeps): boolean
  /** Whether mail reaches it from elsewhere; absent: it does. */
  isReachable?(deps: TesterDeps): boolean
  /** Absent: its page gives the address. Throws `tester-unavailable`. */
  issueAddress?(deps: TesterDeps, caller: { deviceId: string | null; signal: AbortSignal }): Promise<TesterAddress>
  /** Asks for a result once. Rejects when nobody answered. Absent: it comes by another way. */
  fetchReport?(deps: TesterDeps, test: TestReference, signal: AbortSignal): Promise<FetchedReport>
}

/** Gives a tester its type. */
export const defineTester = (tester: TesterDefinition): TesterDefinition => tester
