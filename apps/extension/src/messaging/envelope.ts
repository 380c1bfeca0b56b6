import type { MessageName } from './protocol.ts'

/** How a message travels; the background answers nothing that does not look like this. */
export interface Envelope {
  to: 'background'
  name: MessageName
  input: unknown
}

/** What changed, told by the background to the pages of the extension and to the tabs of testers. */
export type Topic =
  | 'probe'
  | 'relays'
  | 'session'
  | 'settings'
  | 'permissions'
  | 'dns-choice'
  | 'plan'
  | 'plan-target'
  | 'notices'

export interface ChangeNote {
  to: 'pages'
  changed: Topic
  /** For `probe`: the address it goes to, and its id once the API knows it. */
  address?: string
  probeId?: string
}
