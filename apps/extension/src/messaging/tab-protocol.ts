import type { ChangeNote } from './envelope.ts'

/** What kind of tester’s page a tab shows; `unknown`: a page that is not understood. */
export type TesterPageKind = 'home' | 'waiting' | 'result' | 'not-received' | 'unknown'

export interface TabAddress {
  /** The address on the page right now; null when it shows none. */
  address: string | null
  kind: TesterPageKind
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
