import type { ImapCheck } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import { findRelay } from '../relays/find-relay.ts'
import type { RelayRow } from '../relays/relay.ts'
import { explainImap } from './explain-imap.ts'
import type { WithMailbox } from './imap-client.ts'
import { imapReplyOf } from './imap-failure.ts'
import { keepCheck } from './keep-check.ts'
import { findMailbox, type MailboxRow } from './mailbox.ts'
import type { OpenMailbox } from './open-mailbox.ts'
import { chooseSentFolder } from './sent-folder.ts'

export interface CheckMailboxDeps extends Pick<Deps, 'database' | 'recordAudit' | 'now'> {
  openMailbox: OpenMailbox
  withMailbox: WithMailbox
  /** Milliseconds that a whole check may take. */
  longest: number
}

/** What a check that succeeded has to tell. */
export const passedCheck = (folders: ReturnType<typeof chooseSentFolder>, at: number): ImapCheck => ({
  at: new Date(at).toISOString(),
  ok: true,
  code: null,
  params: {},
  cause: null,
  reply: null,
  folders: folders.folders,
  suggestedFolder: folders.suggested,
})

const look = async (
  { openMailbox, withMailbox, longest, now }: CheckMailboxDeps,
  relay: RelayRow,
  mailbox: MailboxRow,
  signal: AbortSignal,
): Promise<ImapCheck> => {
  const { knownSentFolders } = await import('./sent-policy.ts')
  const target = await openMailbox(relay, mailbox, signal)
  const listed = await withMailbox(target, { signal, longest }, (session) => session.folders())
  return passedCheck(chooseSentFolder(listed, knownSentFolders(relay)), now())
}

/**
 * Signs in at the mailbox of a relay, lists its folders, and keeps them with it. A check that fails is an answer. Throws
 * `relay-not-found` or `imap-not-configured` only.
 */
export const createCheckMailbox =
  (deps: CheckMailboxDeps) =>
  async (
    relayId: string,
    { deviceId, signal }: { deviceId: string | null; signal: AbortSignal },
  ): Promise<ImapCheck> => {
    const { database, recordAudit, now } = deps
    const relay = findRelay(database, relayId)
    const mailbox = findMailbox(database, relayId)
    if (mailbox === null) throw new AppError('imap-not-configured')
    let check: ImapCheck
    try {
      check = await look(deps, relay, mailbox, signal)
    } catch (error) {
      signal.throwIfAborted() // nobody waits for it any more, and it says nothing about the mailbox
      if (!(error instanceof AppError)) throw error
      const failure = await explainImap(error, relay, mailbox)
      const nothing = { folders: [], suggestedFolder: null }
      check = { at: new Date(now()).toISOString(), ok: false, ...failure, reply: imapReplyOf(error), ...nothing }
    }
    database.transaction(() => {
      keepCheck(database, mailbox, check)
      recordAudit({
        event: 'mailbox-checked',
        deviceId,
        subject: relayId,
        details: { outcome: check.code ?? 'passed' },
      })
    })
    return check
  }

export type CheckMailbox = ReturnType<typeof createCheckMailbox>
