import type { SourceProblem } from '@bienrecu/audit/content/evidence'
import type { Problem } from '@bienrecu/audit/evidence'

/** Takes note of what is strange at an offset. */
export type Note = (code: SourceProblem, offset: number) => void

/** Keeps the first of each kind. */
export interface ProblemLog {
  readonly note: Note
  /** In the order of the message. */
  readonly problems: () => Problem<SourceProblem>[]
}

export const createProblemLog = (): ProblemLog => {
  const first = new Map<SourceProblem, number>()
  return {
    note(code, offset) {
      const before = first.get(code)
      if (before === undefined || offset < before) first.set(code, offset)
    },
    problems: () => [...first].map(([code, offset]) => ({ code, offset })).sort((a, b) => a.offset - b.offset),
  }
}
