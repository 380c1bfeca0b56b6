import type { Locale } from '@bienrecu/shared'
import type { Readable } from 'node:stream'
import type { Environment } from '../config.ts'
import { createSay, type Say } from '../locales/say.ts'

type Input = Readable & { isTTY?: boolean }
type StopSignal = 'SIGINT' | 'SIGTERM'

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
  input: Input
  /** Calls back on Ctrl-C or a request to end; the answer takes it back. */
  onStop: (stop: () => void) => () => void
}

/** The part of `process` that a terminal is made of. */
export interface TerminalStreams {
  env: Environment
  stdin: Input
  stdout: { write: (text: string) => unknown }
  stderr: { write: (text: string) => unknown }
  once: (signal: StopSignal, listener: () => void) => unknown
  off: (signal: StopSignal, listener: () => void) => unknown
}

/** A terminal over the streams of a process. */
export const createTerminal = (streams: TerminalStreams, locale: Locale, isJson: boolean): Terminal => ({
  env: streams.env,
  locale,
  say: createSay(locale),
  isJson,
  out: (line) => void streams.stdout.write(`${line}\n`),
  err: (line) => void streams.stderr.write(`${line}\n`),
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
