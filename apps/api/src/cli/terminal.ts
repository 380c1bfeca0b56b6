import type { Locale } from '@bienrecu/shared'
import type { Readable } from 'node:stream'
import type { Environment } from '../config.ts'
import { createSay, type Say } from '../locales/say.ts'

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
  input: Readable & { isTTY?: boolean }
}

/** The part of `process` that a terminal is made of. */
export interface TerminalStreams {
  env: Environment
  stdin: Readable & { isTTY?: boolean }
  stdout: { write: (text: string) => unknown }
  stderr: { write: (text: string) => unknown }
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
})

/** A value as JSON on one line, legible: `{ "pairing": "…" }`. */
export const jsonLine = (value: unknown): string => JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ')
