import type { Judgement, TesterResult } from '@bienrecu/shared'
import type { Selectable } from 'kysely'
import { AppError } from '../../app-error.ts'
import { linkHash } from '../../handovers/link-token.ts'
import type { Vault } from '../../secrets/vault.ts'
import type { Database } from '../../storage/database.ts'
import type { Tables } from '../../storage/tables.ts'
import { resultPageUrl } from '../addresses/issue-address.ts'
import { LOCAL_PART_PREFIX } from '../addresses/read-address.ts'
import { resultTokenHash, tokenOfCode, tokenOfFile } from '../addresses/result-token.ts'
import { JUDGEMENT_COLUMNS, judgementOfRow, type JudgementRow } from './stored-judgement.ts'

type Row = Omit<
  Selectable<Tables['received_messages']>,
  'number' | 'token_hash' | 'share_hash' | 'attempts' | 'envelope'
> &
  JudgementRow

/** A message that was taken, without its source. Times in milliseconds since 1970. */
export interface StoredResult {
  id: string
  origin: 'received' | 'file'
  /** Of its address; null for a file. */
  localPart: string | null
  /** `failed`: judging it went wrong. */
  state: 'received' | 'judged' | 'failed'
  receivedAt: number
  judgedAt: number | null
  /** When it is deleted by itself; null: never. */
  expiresAt: number | null
  deviceId: string | null
  /** The report in the history. */
  reportId: string | null
  /** Until when a link for others opens it; null without one. */
  shareUntil: number | null
  /** Null unless judged. */
  judgement: Judgement | null
}

const COLUMNS = [
  'id',
  'origin',
  'local_part',
  'state',
  'received_at',
  'judged_at',
  'expires_at',
  'device_id',
  'report_id',
  'share_until',
  'subject',
  'from_domain',
  'score',
  ...JUDGEMENT_COLUMNS,
] as const satisfies readonly (keyof Row)[]

const storedResult = (row: Row): StoredResult => ({
  id: row.id,
  origin: row.origin,
  localPart: row.local_part,
  state: row.state,
  receivedAt: row.received_at,
  judgedAt: row.judged_at,
  expiresAt: row.expires_at,
  deviceId: row.device_id,
  reportId: row.report_id,
  shareUntil: row.share_until,
  judgement: judgementOfRow(row),
})

const query = ({ sql }: Database) =>
  sql
    .selectFrom('received_messages as m')
    .leftJoin('judgements as j', 'j.number', 'm.number')
    .leftJoin('sender_audits as a', 'a.hash', 'j.audit_hash')
    .select(COLUMNS)

/** The result whose page this token opens; null while no message has come, and for a token that is none. */
export const resultOfToken = (database: Database, token: string): StoredResult | null => {
  const row = database.first(query(database).where('token_hash', '=', resultTokenHash(token)))
  return row ? storedResult(row) : null
}

/** The result of an id. Throws `tester-result-not-found`. */
export const resultOfId = (database: Database, id: string): StoredResult => {
  const row = database.first(query(database).where('id', '=', id))
  if (!row) throw new AppError('tester-result-not-found')
  return storedResult(row)
}

/** The result that a shared link opens at a time. Throws `tester-result-not-found`, or `tester-link-expired`. */
export const resultOfShare = (database: Database, shareToken: string, now: number): StoredResult => {
  const row = database.first(query(database).where('share_hash', '=', linkHash(shareToken)))
  if (!row) throw new AppError('tester-result-not-found')
  if (row.share_until === null || row.share_until <= now) throw new AppError('tester-link-expired')
  return storedResult(row)
}

/** The message as it came. Throws `tester-result-not-found`. */
export const sourceOfResult = ({ sql, first }: Database, id: string): Uint8Array => {
  const messages = sql.selectFrom('received_messages as m').innerJoin('message_sources as s', 's.number', 'm.number')
  const row = first(messages.select('source').where('id', '=', id))
  if (!row) throw new AppError('tester-result-not-found')
  return row.source
}

export interface ResultPlaces {
  vault: Vault
  /** Of the tester’s addresses. */
  domain: string
  /** Under which people reach the pages, without a trailing slash. */
  publicUrl: string
}

/** The token that opens the page of a result. */
export const tokenOfResult = (vault: Vault, { id, localPart }: Pick<StoredResult, 'id' | 'localPart'>): string =>
  localPart === null ? tokenOfFile(vault, id) : tokenOfCode(vault, localPart.slice(LOCAL_PART_PREFIX.length))

/** The address a result came to (null for a file), and its page. */
export const placeOfResult = (
  { vault, domain, publicUrl }: ResultPlaces,
  result: Pick<StoredResult, 'id' | 'localPart'>,
): { address: string | null; pageUrl: string } => ({
  address: result.localPart === null ? null : `${result.localPart}@${domain}`,
  pageUrl: resultPageUrl(publicUrl, tokenOfResult(vault, result)),
})

/** A result as the API shows it. Throws `tester-result-pending` before it is judged. */
export const testerResultOf = (places: ResultPlaces, result: StoredResult, now: number): TesterResult => {
  const { id, judgement, expiresAt, reportId, shareUntil } = result
  if (judgement === null) throw new AppError('tester-result-pending')
  return {
    id,
    ...placeOfResult(places, result),
    expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
    reportId,
    isShared: shareUntil !== null && shareUntil > now,
    judgement,
  }
}
