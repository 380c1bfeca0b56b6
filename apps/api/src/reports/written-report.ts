import type { TesterReport } from '@bienrecu/shared'

/** A report in the form in which it is stored. */
export interface WrittenReport extends Pick<TesterReport, 'address' | 'language' | 'score' | 'band'> {
  /** Milliseconds since 1970. */
  readonly readAt: number
  /** The `TesterReport` itself, in JSON. */
  readonly text: string
}

/** Writes a report, once for all the ways it goes. */
export const writtenReport = (report: TesterReport): WrittenReport => {
  const { address, language, score, band, readAt } = report
  return { address, language, score, band, readAt: Date.parse(readAt), text: JSON.stringify(report) }
}
