import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { AppError } from '../app-error.ts'
import { usageFault } from './command.ts'
import type { Terminal } from './terminal.ts'

/** Files end with a line break, passwords do not. */
const withoutLastBreak = (content: string): string => content.replace(/\r?\n$/, '')

const readPasswordFile = async (file: string, { input }: Terminal): Promise<string> => {
  if (file === '-') return withoutLastBreak(await text(input))
  try {
    return withoutLastBreak(await readFile(file, 'utf8'))
  } catch (cause) {
    throw new AppError('password-file-unreadable', { cause, params: { path: file } })
  }
}

/** Asks for a line without showing what is typed. */
const askSilently = async (question: string, { input, err }: Terminal): Promise<string> => {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: nowhere, terminal: true })
  err(question)
  try {
    return await lines.question('')
  } finally {
    lines.close()
  }
}

/**
 * A password from a file, from standard input (`-`), or typed unseen at a terminal; never from an argument, which every
 * account of the machine could read in the list of processes. Throws `password-file-unreadable`, or `usage` when there is
 * nobody to ask.
 */
export const readPassword = async (file: string | undefined, username: string, terminal: Terminal): Promise<string> => {
  if (file !== undefined) return readPasswordFile(file, terminal)
  if (!terminal.input.isTTY) throw usageFault(terminal, 'cli.password-needed', '')
  return askSilently(terminal.say('cli.password', { value: username }), terminal)
}
