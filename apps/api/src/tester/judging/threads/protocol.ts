import type { RecordEdit } from '@bienrecu/audit/resolver'
import type { WrittenJudgement } from '../../results/written-judgement.ts'
import type { Letter, Sending } from '../letter.ts'
import type { ReportPlace } from '../report-of.ts'

/** A letter for a thread to judge. The records of the practice domain come with the letters that need them. */
export interface JudgeOrder {
  readonly id: number
  readonly letter: Letter
  readonly place: ReportPlace | null
  readonly practiceRecords: readonly RecordEdit[] | null
}

/** A message is on its way: nothing is told of what is asked for it beforehand. */
export interface Expectation {
  readonly expected: Sending
}

/** What a thread tells: a judgement, why there is none, or that a part of ours threw. */
export type JudgeReport =
  | { readonly id: number; readonly written: WrittenJudgement }
  | { readonly id: number; readonly bug: Error }
  | { readonly part: string; readonly bug: Error }
