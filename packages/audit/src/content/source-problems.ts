import type { SourceFacts, SourceProblem } from './evidence.ts'

/** Whether the source of the message shows one of these problems. */
export const hasProblem = ({ problems }: SourceFacts, ...codes: readonly SourceProblem[]): boolean =>
  problems.some(({ code }) => codes.includes(code))
