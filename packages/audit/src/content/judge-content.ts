import { type Finding, type OnBug, runChecks } from '../run.ts'
import { CONTENT_CHECKS } from './checks/index.ts'
import type { ContentEvidence } from './evidence.ts'

/** Judges a message by itself, in the order of the list. */
export const judgeContent = (evidence: ContentEvidence, onBug?: OnBug): Finding[] =>
  runChecks(CONTENT_CHECKS, evidence, onBug)
