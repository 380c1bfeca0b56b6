import type { RelayRow } from '../relays/relay.ts'
import type { Deps } from '../app.ts'
import { passedCheck } from './check-mailbox.ts'
import type { WithMailbox } from './imap-client.ts'
import { ImapFailure } from './imap-failure.ts'
import type { ImapSession } from './imap-session.ts'
import { keepCheck } from './keep-check.ts'
import { mailboxOf, type MailboxRow } from './mailbox.ts'
import type { OpenMailbox } from './open-mailbox.ts'
import { chooseSentFolder } from './sent-folder.ts'

export interface CopyToSentDeps extends Pick<Deps, 'database' | 'now'> {
  openMailbox: OpenMailbox
  withMailbox: WithMailbox
  /** Milliseconds that one attempt may take. */
  longest: number
}

export interface MessageToFile {
  /** With its angle brackets. */
  messageId: string
  message: Uint8Array
  /** When the relay took it. */
  sentAt: Date
}

export interface Filed {
  state: 'copied' | 'already-there'
  folder: string
}

/** The folder chosen, the one found before, or the one found now: then the list is kept, and never asked for twice. */
const folderFor = async (
  { database, now }: CopyToSentDeps,
  relay: RelayRow,
  mailbox: MailboxRow,
  session: ImapSession,
): Promise<string> => {
  const { folder, lastCheck } = mailboxOf(mailbox)
  const known = folder ?? lastCheck?.suggestedFolder
  if (known) return known
  const { knownSentFolders } = await import('./sent-policy.ts')
  const choice = chooseSentFolder(await session.folders(), knownSentFolders(relay))
  keepCheck(database, mailbox, passedCheck(choice, now()))
  const { host, port } = mailbox
  if (choice.suggested === null) throw new ImapFailure('imap-sent-unknown', { params: { host, port } })
  return choice.suggested
}

/**
 * Files a message, seen and with the time it was sent, unless the folder has it already: the provider may have filed it, or
 * we did and were stopped before we noted it. Rejects with what `OpenMailbox` and `WithMailbox` reject with.
 */
export const createCopyToSent =
  (deps: CopyToSentDeps) =>
  async (relay: RelayRow, mailbox: MailboxRow, { messageId, message, sentAt }: MessageToFile, signal: AbortSignal) => {
    const target = await deps.openMailbox(relay, mailbox, signal)
    return deps.withMailbox(target, { signal, longest: deps.longest }, async (session): Promise<Filed> => {
      const folder = await folderFor(deps, relay, mailbox, session)
      if (await session.holds(folder, messageId)) return { state: 'already-there', folder }
      const isTold = await session.append(folder, message, sentAt)
      if (isTold || (await session.holds(folder, messageId))) return { state: 'copied', folder }
      const { host, port } = target
      throw new ImapFailure('imap-not-filed', { params: { host, port, folder } })
    })
  }

export type CopyToSent = ReturnType<typeof createCopyToSent>
