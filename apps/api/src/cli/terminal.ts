import type { Locale } from '@bienrecu/shared'
import type { Readable } from 'node:stream'
import type { Environment } from '../config.ts'
import { createSay, type Say } from '../locales/say.ts'

type Input = Readable & { isTTY?: boolean }
type StopSignal = 'SIGINT' | 'SIGTERM'

/** What a page of text is made for. */
export interface Screen {
  isTerminal: boolean
  isColoured: boolean
  /** Columns. */
  width: number
}

interface Output {
  write: (text: string | Uint8Array) => unknown
  fd?: number
  isTTY?: boolean
  columns?: number
}

/** What a command sees of the world: its environment, its language, and where it may speak. */
export interface Terminal {
  env: Environment
  locale: Locale
  say: Say
  /** True when faults and answers are wanted as JSON. */
  isJson: boolean
  /** One line of what was asked for, to standard output. */
  out: (line: string) => void
  /** One line of what else there is to say, to standard error. */
  err: (line: string) => void
  /** A file, octet by octet, to standard output. */
  octets: (bytes: Uint8Array) => void
  /** The file descriptor of standard output. */
  outputDescriptor: number
  /** How standard output is looked at. */
  screen: Screen
  /** Shows one line on standard error in the place of the one before, none for ''. Null when nobody watches. */
  status: ((line: string) => void) | null
  input: Input
  /** Calls back on Ctrl-C or a request to end; the answer takes it back. */
  onStop: (stop: () => void) => () => void
}

/** The part of `process` that a terminal is made of. */
export interface TerminalStreams {
  env: Environment
  stdin: Input
  stdout: Output
  stderr: Output
  once: (signal: StopSignal, listener: () => void) => unknown
  off: (signal: StopSignal, listener: () => void) => unknown
}

const STANDARD_OUTPUT = 1
const USUAL_WIDTH = 80
const MAX_WIDTH = 100 // longer lines are hard to read

/** https://no-color.org, and terminals that can do nothing else. */
const screenOf = ({ env, stdout }: TerminalStreams): Screen => ({
  isTerminal: stdout.isTTY === true,
  isColoured: stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
  width: Math.min(stdout.columns || USUAL_WIDTH, MAX_WIDTH),
})

const CLEAR_LINE = '\r\u001b[K'

/** A terminal over the streams of a process. */
export const createTerminal = (streams: TerminalStreams, locale: Locale, isJson: boolean): Terminal => ({
  env: streams.env,
  locale,
  say: createSay(locale),
  isJson,
  out: (line) => void streams.stdout.write(`${line}\n`),
  err: (line) => void streams.stderr.write(`${line}\n`),
  octets: (bytes) => void streams.stdout.write(bytes),
  outputDescriptor: streams.stdout.fd ?? STANDARD_OUTPUT,
  screen: screenOf(streams),
  status: streams.stderr.isTTY === true ? (line) => void streams.stderr.write(CLEAR_LINE + line) : null,
  input: streams.stdin,
  onStop: (stop) => {
    streams.once('SIGINT', stop)
    streams.once('SIGTERM', stop)
    return () => {
      streams.off('SIGINT', stop)
      streams.off('SIGTERM', stop)
    }
  },
})

/** A value as JSON on one line, legible: `{ "pairing": "…" }`. */
export const jsonLine = (value: unknown): string => JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ')
