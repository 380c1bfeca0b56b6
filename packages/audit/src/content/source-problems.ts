import type { SourceFacts, SourceProblem } from './evidence.ts'

/** Whether the source of the message shows one of these problems. */
export const hasProblem = ({ problems }: SourceFacts, ...codes: readonly SourceProblem[]): boolean =>
  problems.some(({ code }) => codes.includes(code))

/** Whether fields of the header were left unread: one that is not seen may then stand there all the same. */
export const isHeaderCut = (source: SourceFacts): boolean => hasProblem(source, 'too-many-fields', 'fields-too-long')
