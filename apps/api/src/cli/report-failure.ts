import { errorSentence } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import { EXIT, type ExitCode, exitCodeOf } from './exit-code.ts'
import { jsonLine, type Terminal } from './terminal.ts'

/** `/fromAddress` is what the command calls `--from`. */
export type OptionNames = Readonly<Record<string, string>>

/** A fault inside a list is told by the option that adds to the list. */
const optionOf = (pointer: string, names: OptionNames): string =>
  names[pointer] ?? names[`/${pointer.split('/')[1] ?? ''}`] ?? pointer

const reportAppError = (error: AppError, { locale, isJson, err }: Terminal, names: OptionNames): void => {
  const message = errorSentence(error.code, locale, error.params)
  const errors = (error.errors ?? []).map(({ pointer, code, params = {} }) => {
    const option = optionOf(pointer, names)
    return { option, code, message: errorSentence(code, locale, params) }
  })
  if (isJson) return err(jsonLine({ error: { code: error.code, message, ...(errors.length > 0 && { errors }) } }))
  err(message)
  for (const fault of errors) err(`  ${fault.option}: ${fault.message}`)
}

/** Says what went wrong in the user's language, and gives the exit code of it. A bug is shown as it is. */
export const reportFailure = (error: unknown, terminal: Terminal, names: OptionNames = {}): ExitCode => {
  if (error instanceof AppError) {
    reportAppError(error, terminal, names)
    return exitCodeOf(error.code)
  }
  terminal.err(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return EXIT.failed
}
