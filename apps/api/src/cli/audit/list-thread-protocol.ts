import type { Locale } from '@bienrecu/shared'
import type { Screen } from '../terminal.ts'
import type { AuditSettings } from './audit-settings.ts'
import type { FinishedLine } from './list-line.ts'
import type { InputLine } from './read-lines.ts'
import type { WriteOptions } from './write-outcome.ts'

/** What a thread is told when it starts. */
export interface ThreadTask {
  /** With this thread’s part of the concurrency. */
  settings: AuditSettings
  options: WriteOptions
  locale: Locale
  screen: Screen
  /** How many threads work on the list. */
  threads: number
}

/** Lines for a thread to audit; several in one message, which costs as much as one. */
export type ThreadOrder = readonly InputLine[]

/** What became of a line, by its number: a bug of ours is thrown again where the list is read. */
export type LineReport = { number: number } & ({ finished: FinishedLine } | { bug: Error })

/** What a thread tells: lines that are done, or that a check threw. */
export type ThreadReport = { lines: readonly LineReport[] } | { checkBug: string }
