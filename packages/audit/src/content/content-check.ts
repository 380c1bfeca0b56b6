import type { CheckOf } from '../check.ts'
import type { ContentEvidence } from './evidence.ts'

export type ContentNeed = keyof ContentEvidence

/** A check of one message by itself; what it costs stands in the scoring model (packages/knowledge). */
export type ContentCheck<N extends ContentNeed = ContentNeed> = CheckOf<ContentEvidence, N>

/** Declares a check of a message; `evaluate` sees what `needs` names, and nothing else. */
export const defineContentCheck = <const N extends ContentNeed>(check: ContentCheck<N>): ContentCheck<N> => check
