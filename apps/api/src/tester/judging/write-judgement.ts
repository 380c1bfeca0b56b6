import { createHash } from 'node:crypto'
import type { Judgement } from '@bienrecu/shared'
import { writtenReport } from '../../reports/written-report.ts'
import { findingToStore } from '../results/stored-finding.ts'
import type { WrittenJudgement } from '../results/written-judgement.ts'
import { type ReportPlace, reportOf } from './report-of.ts'

const utf8 = new TextEncoder()

/** The judgements of one sender have the very same audit: it is written once. */
const written = new WeakMap<object, WrittenJudgement['senderAudit']>()

const writeAudit = ({ audit, verdicts }: Judgement): WrittenJudgement['senderAudit'] => {
  const before = audit && written.get(audit)
  if (before) return before
  const json = utf8.encode(JSON.stringify({ verdicts, audit }))
  const senderAudit = { hash: new Uint8Array(createHash('sha256').update(json).digest()), json }
  if (audit) written.set(audit, senderAudit)
  return senderAudit
}

/** Writes a judgement, and the report of it where it has a place in the history. */
export const writeJudgement = (judgement: Judgement, place: ReportPlace | null): WrittenJudgement => {
  const { audit: _, verdicts: __, ...own } = judgement
  const { score, message } = judgement
  return {
    judgement: utf8.encode(JSON.stringify({ ...own, findings: own.findings.map(findingToStore) })),
    senderAudit: writeAudit(judgement),
    subject: message.subject,
    fromDomain: message.fromDomain,
    score,
    report: place && writtenReport(reportOf(judgement, place)),
  }
}
