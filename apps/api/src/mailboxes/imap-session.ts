import type { ImapFlow, ListResponse } from 'imapflow'
import { imapFault } from './imap-fault.ts'
import { ImapFailure } from './imap-failure.ts'
import type { MailboxTarget } from './mailbox-target.ts'

/** A folder as the server lists it. */
export interface ListedFolder {
  /** Its whole name, decoded (modified UTF-7, or UTF-8 by RFC 6855). */
  path: string
  /** Its last part. */
  name: string
  /** `server`: marked \Sent (RFC 6154). `name`: known by its name, in any of many languages. */
  sentBy: 'server' | 'name' | null
  canHoldMessages: boolean
}

/** One signed-in connection. */
export interface ImapSession {
  folders(): Promise<ListedFolder[]>
  /** Whether the folder has a message with this Message-ID, which has its angle brackets. */
  holds(folder: string, messageId: string): Promise<boolean>
  /** Adds a message, seen, with this internal date. True when the server told under which number. */
  append(folder: string, message: Uint8Array, at: Date): Promise<boolean>
}

const listed = ({ path, name, flags, specialUse, specialUseSource }: ListResponse): ListedFolder => {
  const isSent = specialUse === String.raw`\Sent`
  return {
    path,
    name,
    sentBy: isSent ? (specialUseSource === 'extension' ? 'server' : 'name') : null,
    canHoldMessages: !flags.has(String.raw`\Noselect`) && !flags.has(String.raw`\NonExistent`),
  }
}

/** What we ask of a signed-in connection. What it rejects with is an `ImapFailure`. */
export const sessionOver = (client: ImapFlow, target: MailboxTarget): ImapSession => {
  const { host, port } = target
  const about = async <Result>(folder: string, work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } catch (error) {
      throw imapFault(error, target, { folder })
    }
  }
  const refused = (folder: string) => new ImapFailure('imap-refused', { params: { host, port, folder } })
  return {
    folders: async () => (await client.list()).map(listed),
    holds: (folder, messageId) =>
      about(folder, async () => {
        if (!(await client.mailboxOpen(folder))) throw refused(folder)
        const found = await client.search({ header: { 'message-id': messageId } }, { uid: true })
        if (!Array.isArray(found)) throw refused(folder) // not searched: nobody knows
        return found.length > 0
      }),
    append: (folder, message, at) =>
      about(folder, async () => {
        const added = await client.append(folder, Buffer.from(message), [String.raw`\Seen`], at)
        if (!added) throw refused(folder)
        return added.uid !== undefined
      }),
  }
}
