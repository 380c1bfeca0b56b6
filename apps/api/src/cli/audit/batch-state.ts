import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../../app-error.ts'

const Tally = z.object({
  audited: z.int(),
  /** Lines that hold an error instead. */
  refused: z.int(),
  /** Domains that reached `--fail-on`. */
  reached: z.int(),
  /** Exit code of the gravest error; 0 while there was none. */
  code: z.int(),
})
/** What the lines so far came to. */
export type Tally = z.infer<typeof Tally>

export const NO_LINES: Tally = { audited: 0, refused: 0, reached: 0, code: 0 }

const Progress = z.object({
  /** Lines whose result is written, and the digest of their texts. */
  lines: z.int().min(0),
  digest: z.string(),
  tally: Tally,
})
type Progress = z.infer<typeof Progress>

const State = z.object({
  version: z.literal(1),
  /** What else decides about the output: another format or sender would not continue the same list. */
  settings: z.string(),
  done: Progress,
  /** The result being written, and the file it goes to; null between two lines. */
  pending: z.object({ file: z.string(), size: z.int(), length: z.int(), next: Progress }).nullable(),
})
type State = z.infer<typeof State>

/** Room for any state: it is rewritten in its place, in one go. */
const SIZE = 2_048

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

export interface BatchStateOptions {
  path: string
  settings: string
  /** The file descriptor of the output. */
  output: number
}

export interface BatchState {
  /** Lines of the list that were done before. */
  readonly done: number
  readonly tally: Tally
  /** Takes note of a line that was done before. Throws `state-file-unusable` when the list is another one. */
  skip: (text: string) => void
  /** Refuses a list that ends before what was done of it. Throws `state-file-unusable`. */
  refuse: () => never
  /** Has a result written so that a program killed at any moment neither loses nor repeats it. */
  record: (text: string, tally: Tally, result: string, write: () => void) => void
  close: () => void
}

/** The regular file behind a descriptor, and its length; null for a terminal or a pipe. */
const regularFile = (descriptor: number): { file: string; size: number } | null => {
  const stats = fstatSync(descriptor)
  return stats.isFile() ? { file: `${stats.dev}:${stats.ino}`, size: stats.size } : null
}

/**
 * What was done, and where to go on. A line cut short is taken away again. The length of a pipe cannot be known: there,
 * a line interrupted between writing it and noting it comes twice, rather than never.
 */
const settle = ({ done, pending }: State, output: number): Progress => {
  const target = regularFile(output)
  if (!pending || target?.file !== pending.file || target.size <= pending.size) return done
  if (target.size >= pending.size + pending.length) return pending.next
  ftruncateSync(output, pending.size)
  return done
}

const read = (descriptor: number, { settings, output }: BatchStateOptions): Progress => {
  const text = readFileSync(descriptor, 'utf8')
  if (text === '') return { lines: 0, digest: '', tally: NO_LINES }
  const state = State.parse(JSON.parse(text))
  if (state.settings !== digestOf(settings)) throw new Error('the options are not the same')
  return settle(state, output)
}

/** Opens the progress of a list, or begins one. Throws `state-file-unusable`. */
export const openBatchState = (options: BatchStateOptions): BatchState => {
  const { path, settings, output } = options
  const unusable = (cause: unknown) => new AppError('state-file-unusable', { cause, params: { path } })
  let descriptor: number
  let progress: Progress
  try {
    // oxlint-disable-next-line no-bitwise -- flags of open(2)
    descriptor = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600)
    progress = read(descriptor, options)
  } catch (cause) {
    throw unusable(cause)
  }
  const before = progress
  let skipped = 0
  let digest = ''
  const save = (pending: State['pending']) => {
    const state: State = { version: 1, settings: digestOf(settings), done: progress, pending }
    writeSync(descriptor, `${JSON.stringify(state).padEnd(SIZE - 1)}\n`, 0)
  }
  return {
    done: before.lines,
    tally: before.tally,
    skip: (text) => {
      digest = digestOf(digest + text)
      skipped += 1
      if (skipped === before.lines && digest !== before.digest) throw unusable(new Error('the list is not the same'))
    },
    refuse: () => {
      throw unusable(new Error('the list is shorter'))
    },
    record: (text, tally, result, write) => {
      const next = { lines: progress.lines + 1, digest: digestOf(progress.digest + text), tally }
      const target = regularFile(output) ?? { file: '', size: 0 }
      save({ ...target, length: Buffer.byteLength(result), next })
      write()
      progress = next
      save(null)
    },
    close: () => closeSync(descriptor),
  }
}
