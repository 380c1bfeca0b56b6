import { AppError } from '../../app-error.ts'
import type { Deps } from '../../app.ts'
import { newId } from '../../storage/new-id.ts'
import type { TesterConfig } from '../../tester-config.ts'
import { resultPageUrl } from '../addresses/issue-address.ts'
import { tokenOfFile } from '../addresses/result-token.ts'
import type { JudgeQueue } from './judge-queue.ts'
import { keepMessage } from './keep-message.ts'
import { resultOfId, type StoredResult } from './stored-result.ts'

const MEGABYTE = 1024 * 1024
const DAY = 24 * 3_600_000 // ms
const BUSY = 10 // seconds after which to try again

/** A field name and a colon at the beginning of a line (RFC 5322 §2.2), perhaps after the line that mailbox files begin with. */
const HEADER = /^(?:>?From [^\r\n]{1,500}\r?\n)?[\x21-\x39\x3b-\x7e]{1,200}[ \t]*:/
/** Empty lines, after the mark that some programs write before a text (U+FEFF in UTF-8). */
const GAP = /^(?:\xef\xbb\xbf)?\s*/
const BEGINNING = 1_000 // octets

export interface FileToJudge {
  source: Uint8Array
  /** Who hands it over; null for people without a device. */
  deviceId: string | null
  /** How the message came, where somebody knows it. */
  ip?: string | null | undefined
  helo?: string | null | undefined
  mailFrom?: string | null | undefined
}

export interface JudgedFile {
  id: string
  token: string
  pageUrl: string
  /** The result once it is judged, or could not be. */
  done: Promise<StoredResult>
}

export interface JudgeFileDeps extends Pick<Deps, 'database' | 'vault' | 'now'> {
  tester: Pick<TesterConfig, 'maxMegabytes' | 'keepDays'>
  publicUrl: string
  queue: JudgeQueue
}

/** When what came at a time is deleted by itself; null: never. Milliseconds since 1970. */
export const expiryOf = ({ keepDays }: Pick<TesterConfig, 'keepDays'>, receivedAt: number): number | null =>
  keepDays === null ? null : receivedAt + keepDays * DAY

/** The message without empty lines before it. Throws `message-empty`, `message-too-large` or `message-not-mail`. */
export const checkedSource = (source: Uint8Array, maxMegabytes: number): Uint8Array => {
  if (source.length > maxMegabytes * MEGABYTE)
    throw new AppError('message-too-large', { params: { megabytes: maxMegabytes } })
  const beginning = Buffer.from(source.subarray(0, BEGINNING)).toString('latin1')
  const gap = GAP.exec(beginning)?.[0].length ?? 0
  if (source.length === gap) throw new AppError('message-empty')
  if (!HEADER.test(beginning.slice(gap))) throw new AppError('message-not-mail')
  return gap === 0 ? source : source.subarray(gap)
}

/**
 * Keeps a message that somebody pasted or dropped, and has it judged. Throws `message-empty`, `message-too-large`,
 * `message-not-mail`, or `judging-busy`.
 */
export const createJudgeFile =
  ({ database, vault, now, tester, publicUrl, queue }: JudgeFileDeps) =>
  ({ source, deviceId, ip = null, helo = null, mailFrom = null }: FileToJudge): JudgedFile => {
    const message = checkedSource(source, tester.maxMegabytes)
    if (!queue.hasRoom()) throw new AppError('judging-busy', { params: { seconds: BUSY } })
    const id = newId()
    const token = tokenOfFile(vault, id)
    const receivedAt = now()
    keepMessage(database, {
      id,
      origin: 'file',
      localPart: null,
      token,
      source: message,
      envelope: { ip, helo, mailFrom, recipient: null, isPractice: false },
      deviceId,
      receivedAt,
      expiresAt: expiryOf(tester, receivedAt),
    })
    const done = queue.add(id, message.length).then(() => resultOfId(database, id))
    done.catch(() => undefined) // deleted meanwhile: told to whoever waits for it
    return { id, token, pageUrl: resultPageUrl(publicUrl, token), done }
  }

export type JudgeFile = ReturnType<typeof createJudgeFile>
