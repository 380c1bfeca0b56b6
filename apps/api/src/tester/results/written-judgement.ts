import type { WrittenReport } from '../../reports/written-report.ts'
import type { Letter } from '../judging/letter.ts'
import type { ReportPlace } from '../judging/report-of.ts'

/** A judgement in the form in which it is stored: written where it was made, it is not read again on its way to the disk. */
export interface WrittenJudgement {
  /** The `Judgement` in JSON, in UTF-8, but for what stands in `senderAudit`; its findings as stored-finding.ts has them. */
  readonly judgement: Uint8Array<ArrayBuffer>
  /** Members of the `Judgement` that other messages of the sender have too. `hash` tells whether they are the same. */
  readonly senderAudit: { readonly hash: Uint8Array; readonly json: Uint8Array }
  readonly subject: string | null
  readonly fromDomain: string | null
  readonly score: number
  /** For the history; null for a message that does not belong there. */
  readonly report: WrittenReport | null
}

/**
 * Judges a message that is kept. `place`: that of its report in the history; null where it has none. Rejects only for a fault
 * of ours.
 */
export type JudgeToKeep = (letter: Letter, place: ReportPlace | null) => Promise<WrittenJudgement>
