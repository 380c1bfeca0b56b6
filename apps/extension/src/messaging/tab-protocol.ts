import type { ChangeNote } from './envelope.ts'

/** What kind of tester’s page a tab shows; `unknown`: a page that is not understood. */
export const TESTER_PAGE_KINDS = ['home', 'waiting', 'result', 'not-found', 'payment', 'unknown'] as const
export type TesterPageKind = (typeof TESTER_PAGE_KINDS)[number]

export interface TabAddress {
  /** The address on the page right now; null when it shows none. */
  address: string | null
  kind: TesterPageKind
  /** Where our own tester’s page is: the browser need not show us the address of its tab. */
  page?: string | undefined
}

/** Every message a tester’s tab answers. */
export interface TabProtocol {
  'tab/address': TabAddress
  /** No answer is waited for. */
  'tab/probe-changed': null
}

export type TabMessageName = keyof TabProtocol

export interface TabEnvelope {
  to: 'tab'
  name: TabMessageName
  note?: ChangeNote
}
