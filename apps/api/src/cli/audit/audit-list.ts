import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { AppError } from '../../app-error.ts'
import type { ExitCode } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { addStep, exitCodeOfTally } from './audit-domains.ts'
import { CSV_HEADER } from './audit-lines.ts'
import type { AuditSettings } from './audit-settings.ts'
import { type BatchState, NO_LINES, openBatchState, type Tally } from './batch-state.ts'
import { inOrder } from './in-order.ts'
import type { LineAuditor } from './list-line.ts'
import { createProgress } from './progress.ts'
import { type InputLine, readLines } from './read-lines.ts'
import type { WriteOptions } from './write-outcome.ts'

const AHEAD = 8 // times the concurrency: a slow domain holds back those behind it
const LEAST_AHEAD = 64 // lines, for every thread to have some in hand

export interface ListOptions extends WriteOptions {
  /** A path, `-` for standard input, or the domains themselves. */
  source: string | readonly string[]
  /** Where progress is kept; undefined for nowhere. */
  resume: string | undefined
}

const unreadable = (path: string) => (cause: unknown) => {
  throw new AppError('input-file-unreadable', { cause, params: { path } })
}

async function* linesOf(source: ListOptions['source'], terminal: Terminal): AsyncGenerator<InputLine> {
  if (typeof source !== 'string') return yield* source.map((text, at) => ({ number: at + 1, text }))
  if (source === '-') return yield* readLines(terminal.input)
  try {
    yield* readLines(createReadStream(source))
  } catch (cause) {
    unreadable(source)(cause)
  }
}

/** How many lines a regular file has that name something; null for a stream, which can be read once. */
const countLines = async (source: ListOptions['source'], terminal: Terminal): Promise<number | null> => {
  if (typeof source !== 'string') return source.length
  if (source === '-' || !(await stat(source).catch(unreadable(source))).isFile()) return null
  const lines = linesOf(source, terminal)
  let count = 0
  while (!(await lines.next()).done) count += 1
  return count
}

/** The lines that are left; those done before must be the same as then. */
async function* linesLeft(lines: AsyncIterable<InputLine>, state: BatchState | null): AsyncGenerator<InputLine> {
  let skipped = 0
  for await (const line of lines) {
    if (state && skipped < state.done) {
      state.skip(line.text)
      skipped += 1
    } else yield line
  }
  if (state && skipped < state.done) state.refuse()
}

const summary = ({ audited, refused, reached }: Tally, failOn: AuditSettings['failOn'], terminal: Terminal): void => {
  const { say, err, locale } = terminal
  const number = (count: number) => count.toLocaleString(locale)
  err(say('audit.summary', { audited: number(audited), refused: number(refused) }))
  if (failOn !== null) err(say('audit.summary-reached', { count: number(reached), value: failOn }))
}

/** Audits the domains of a list, one result a line, in the order of the list. */
export const auditList = async (
  auditor: LineAuditor,
  { question, concurrency, failOn }: AuditSettings,
  options: ListOptions,
  terminal: Terminal,
): Promise<ExitCode> => {
  const { source, resume, format } = options
  const fit = JSON.stringify({ format, question, failOn, locale: format === 'json' ? null : terminal.locale })
  const state =
    resume === undefined ? null : openBatchState({ path: resume, settings: fit, output: terminal.outputDescriptor })
  let tally = state?.tally ?? NO_LINES
  let isFirst = (state?.done ?? 0) === 0
  const total = terminal.status ? await countLines(source, terminal) : null
  const progress = createProgress(terminal, total, state?.done ?? 0, () => performance.now())
  try {
    const lines = linesLeft(linesOf(source, terminal), state)
    const finished = inOrder(lines, concurrency * AHEAD + LEAST_AHEAD, auditor.audit)
    for await (const { text, written, step } of finished) {
      tally = addStep(tally, step)
      const header = isFirst && format === 'csv' ? `${CSV_HEADER}\n` : ''
      const result = header + written
      isFirst = false
      if (terminal.screen.isTerminal) progress.clear()
      if (state) state.record(text, tally, `${result}\n`, () => terminal.out(result))
      else terminal.out(result)
      progress.step(step.code !== null)
    }
  } finally {
    progress.clear()
    state?.close()
  }
  summary(tally, failOn, terminal)
  return exitCodeOfTally(tally)
}
