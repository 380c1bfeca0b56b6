import type { Judgement } from '@bienrecu/shared'
import { writtenReport } from '../../reports/written-report.ts'
import type { WrittenJudgement } from '../results/written-judgement.ts'
import { type ReportPlace, reportOf } from './report-of.ts'

const utf8 = new TextEncoder()

/** Writes a judgement, and the report of it where it has a place in the history. */
export const writeJudgement = (judgement: Judgement, place: ReportPlace | null): WrittenJudgement => {
  const { score, message } = judgement
  return {
    judgement: utf8.encode(JSON.stringify(judgement)),
    subject: message.subject,
    fromDomain: message.fromDomain,
    score,
    report: place && writtenReport(reportOf(judgement, place)),
  }
}
