import { CreateOwnMessage, MAX_EML } from '@bienrecu/shared'
import type { z } from 'zod'
import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import { dressMessage } from './dress-message.ts'
import { normaliseLines, splitMessage } from './message-fields.ts'
import type { OwnMessageRow } from './own-message.ts'
import { readMessage } from './read-message.ts'
import { isWireSafe } from './wire-safe.ts'

export type OwnMessageRequest = z.output<typeof CreateOwnMessage>

/** Each may be 10 MB: the disk is not to be filled by forgotten ones. */
const MAX_KEPT = 50

const SAMPLE = {
  from: { address: 'sample@example.org', name: null },
  replyTo: null,
  to: 'sample@example.org',
  messageId: '<sample@example.org>',
  date: new Date(0),
  headers: [],
}

/** The bytes of a file that is a message and can be sent; throws `payload-too-large` or `own-message-unusable`. */
const usableFile = async (source: Buffer): Promise<Pick<OwnMessageRow, 'content' | 'subject'>> => {
  if (source.length > MAX_EML) throw new AppError('payload-too-large', { params: { max: MAX_EML } })
  const { fields, body } = splitMessage(normaliseLines(source))
  const isMessage = fields.some(({ name }) => /^(?:from|subject|date|mime-version|content-type)$/i.test(name))
  if (!isMessage || body.length === 0) throw new AppError('own-message-unusable')
  const { subject } = await readMessage(source)
  if (!isWireSafe(await dressMessage(source, SAMPLE))) throw new AppError('own-message-unusable')
  return { content: source, subject }
}

const contentOf = async (message: OwnMessageRequest): Promise<Pick<OwnMessageRow, 'content' | 'subject'>> => {
  if (message.kind === 'eml') return usableFile(Buffer.from(message.source, 'base64'))
  const { html, text, subject } = message
  return {
    subject,
    content: Buffer.from(JSON.stringify({ html: html?.trim() ? html : null, text: text?.trim() ? text : null })),
  }
}

/**
 * Keeps a message of the user's own. Throws `own-message-unusable` for a file that is no message or cannot go over the
 * wire, `payload-too-large`, or `own-message-limit` when too many are kept already.
 */
export const createKeepOwnMessage =
  ({ database, now }: Pick<Deps, 'database' | 'now'>) =>
  async (message: OwnMessageRequest): Promise<OwnMessageRow> => {
    const row = { id: crypto.randomUUID(), kind: message.kind, ...(await contentOf(message)), created_at: now() }
    const { sql, run, all, transaction } = database
    transaction(() => {
      const kept = all(sql.selectFrom('own_messages').select('id')).length
      if (kept >= MAX_KEPT) throw new AppError('own-message-limit', { params: { max: MAX_KEPT } })
      run(sql.insertInto('own_messages').values(row))
    })
    return row
  }
