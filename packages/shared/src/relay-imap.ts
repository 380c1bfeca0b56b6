import { z } from 'zod'
import { ErrorCode, ErrorParams } from './error-code.ts'
import { FailureCause } from './failure-cause.ts'
import { lineOfText, Timestamp } from './field.ts'
import { Hostname } from './hostname.ts'
import { Password, Port, RelaySecurity } from './server-fields.ts'

/** `auto`: as the provider’s rules say. */
export const SentCopyPolicy = z.enum(['auto', 'always', 'never'])
export type SentCopyPolicy = z.infer<typeof SentCopyPolicy>

const fields = {
  host: Hostname,
  port: Port,
  security: RelaySecurity,
  username: lineOfText(320).nullable().describe('Null: the relay’s own'),
  folder: lineOfText(255)
    .nullable()
    .describe('Where sent messages are filed; null: the folder the account marks as \\Sent'),
  copy: SentCopyPolicy,
}

/** `PUT /v1/relays/{id}/imap`. Without a password of its own the relay’s is used, or its sign-in. */
export const SetRelayImap = z
  .strictObject({
    ...fields,
    username: fields.username.default(null),
    folder: fields.folder.default(null),
    copy: fields.copy.default('auto'),
    password: Password.optional(),
  })
  .meta({ id: 'SetRelayImap' })
export type SetRelayImap = z.input<typeof SetRelayImap>

export const ImapFolder = z
  .object({
    path: z.string(),
    name: z.string(),
    isSent: z.boolean().describe('Marked \\Sent by the server (RFC 6154), or known by its name'),
    isMarked: z.boolean().describe('Marked by the server itself'),
  })
  .meta({ id: 'ImapFolder' })
export type ImapFolder = z.infer<typeof ImapFolder>

/** `POST /v1/relays/{id}/imap/check`: signs in and lists the folders. */
export const ImapCheck = z
  .object({
    at: Timestamp,
    ok: z.boolean(),
    code: ErrorCode.nullable(),
    params: ErrorParams,
    cause: FailureCause.nullable(),
    reply: z.string().nullable(),
    folders: z.array(ImapFolder),
    suggestedFolder: z.string().nullable(),
  })
  .meta({ id: 'ImapCheck' })
export type ImapCheck = z.infer<typeof ImapCheck>

/** The mailbox in which a relay files what it sent. */
export const RelayImap = z
  .object({
    ...fields,
    host: z.string(),
    port: z.int(),
    hasPassword: z.boolean().describe('A password of its own'),
    lastCheck: ImapCheck.nullable(),
  })
  .meta({ id: 'RelayImap' })
export type RelayImap = z.infer<typeof RelayImap>
