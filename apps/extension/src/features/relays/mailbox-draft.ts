import type { DetectedServer, Relay, RelaySecurity, SentCopyPolicy, SetRelayImap } from '@bienrecu/shared'

/** The mailbox of a relay as it stands in the form: texts as typed. */
export interface MailboxDraft {
  host: string
  port: string
  security: RelaySecurity
  username: string
  password: string
  folder: string
  copy: SentCopyPolicy
}

/** RFC 8314 §3.2 for TLS, RFC 9051 §11.1 for the rest. */
const USUAL_PORT: Record<RelaySecurity, string> = { tls: '993', starttls: '143', none: '143' }

/** The form of a mailbox: as it is kept, or else as preset or detection propose it. */
export const mailboxDraftOf = ({ imap }: Pick<Relay, 'imap'>, proposal: DetectedServer | null): MailboxDraft => {
  const server = imap ?? proposal
  return {
    host: server?.host ?? '',
    port: String(server?.port ?? USUAL_PORT.tls),
    security: server?.security ?? 'tls',
    username: imap?.username ?? '',
    password: '',
    folder: imap?.folder ?? '',
    copy: imap?.copy ?? 'auto',
  }
}

/** Another security brings its usual port along, unless the port is one of the user’s own. */
export const withMailboxSecurity = (draft: MailboxDraft, security: RelaySecurity): MailboxDraft => {
  const isUsual = draft.port.trim() === '' || Object.values(USUAL_PORT).includes(draft.port.trim())
  return { ...draft, security, port: isUsual ? USUAL_PORT[security] : draft.port }
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text)

/** The body that sets the mailbox. */
export const toSetImap = (draft: MailboxDraft): SetRelayImap => ({
  host: draft.host,
  port: /^\s*\d{1,9}\s*$/.test(draft.port) ? Number(draft.port) : 0,
  security: draft.security,
  username: orNull(draft.username),
  folder: orNull(draft.folder),
  copy: draft.copy,
  ...(draft.password === '' ? {} : { password: draft.password }),
})

/** Whether the folders have to be asked for anew: another server, another user, another password. */
export const changesConnection = (draft: MailboxDraft, { imap }: Pick<Relay, 'imap'>): boolean => {
  if (!imap || draft.password !== '') return true
  const { host, port, security, username } = toSetImap(draft)
  return (
    host.trim().toLowerCase() !== imap.host ||
    port !== imap.port ||
    security !== imap.security ||
    (username ?? null) !== imap.username
  )
}
