/* A judgement in the storage: its own part, and beside it what the messages of one sender have in common. */
import { Judgement } from '@bienrecu/shared'
import { sql as fragment } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../storage/database.ts'
import { fixedQuery } from '../../storage/fixed-query.ts'
import { StoredFinding, storedFinding } from './stored-finding.ts'
import type { WrittenJudgement } from './written-judgement.ts'

/** Of `judgements`, and of the `sender_audits` they name. */
export const JUDGEMENT_COLUMNS = ['judgement', 'audit'] as const

/** Both are null before a message is judged; `audit` also where the judgement is whole. */
export interface JudgementRow {
  judgement: string | null
  audit: string | null
}

const OwnPart = z.looseObject({ findings: z.array(StoredFinding) })

/** The judgement of a row; null before there is one. Throws for one that is no longer understood. */
export const judgementOfRow = ({ judgement, audit }: JudgementRow): Judgement | null => {
  if (judgement === null) return null
  const own = OwnPart.parse(JSON.parse(judgement))
  const common: object = audit === null ? {} : JSON.parse(audit)
  return Judgement.parse({ ...own, findings: own.findings.map(storedFinding), ...common })
}

const asText = (utf8: Uint8Array) => fragment<string>`cast(${utf8} as text)`

const senderAuditInsert = fixedQuery((sql, { hash, json }: WrittenJudgement['senderAudit']) =>
  sql
    .insertInto('sender_audits')
    .values({ hash, audit: asText(json) })
    .onConflict((one) => one.doNothing()),
)

interface JudgementInsert {
  number: number
  judgement: Uint8Array
  hash: Uint8Array
}

const judgementInsert = fixedQuery((sql, { number, judgement, hash }: JudgementInsert) =>
  sql.insertInto('judgements').values({ number, judgement: asText(judgement), audit_hash: hash }),
)

/** Writes down what was made of a message, in the caller’s transaction. */
export const insertJudgement = (
  { run }: Database,
  number: number,
  { judgement, senderAudit }: Pick<WrittenJudgement, 'judgement' | 'senderAudit'>,
): void => {
  run(senderAuditInsert(senderAudit))
  run(judgementInsert({ number, judgement, hash: senderAudit.hash }))
}
