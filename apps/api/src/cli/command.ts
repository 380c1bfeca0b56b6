import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { AppError } from '../app-error.ts'
import type { Word } from '../locales/say.ts'
import type { ExitCode } from './exit-code.ts'
import type { OptionNames } from './report-failure.ts'
import type { Terminal } from './terminal.ts'

/** Options that every command takes. */
export const COMMON_OPTIONS = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

type Values<Options extends ParseArgsOptionsConfig> = ReturnType<typeof parseArgs<{ options: Options }>>['values']

interface Definition<Options extends ParseArgsOptionsConfig> {
  options: Options
  /** How many words follow the command: `relay remove NAME` takes one, `audit DOMAIN…` any number. */
  operands: number | 'any'
  run: (input: { values: Values<Options>; operands: readonly string[] }, terminal: Terminal) => Promise<ExitCode>
  /** What a fault of a field is called here. */
  optionNames?: OptionNames
}

/** A command, ready for the words that follow its name. */
export interface Command {
  run: (args: readonly string[], terminal: Terminal) => Promise<ExitCode>
  optionNames: OptionNames
}

const REASONS: Readonly<Record<string, Word>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: 'cli.unknown-option',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: 'cli.option-value',
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: 'cli.unexpected',
}

/** A command that was not understood, told why first. */
export const usageFault = (terminal: Terminal, word: Word, value: string): AppError => {
  if (!terminal.isJson) terminal.err(terminal.say(word, { value }))
  return new AppError('usage')
}

/** Node says which option it is about in quotation marks: `Unknown option '--from'. …` */
const parseFault = (error: unknown, terminal: Terminal): unknown => {
  if (!(error instanceof TypeError) || !('code' in error)) return error
  const word = REASONS[String(error.code)]
  const [, value = ''] = /'([^']*)'/.exec(error.message) ?? []
  return word === undefined ? error : usageFault(terminal, word, value)
}

/** Builds a command from its options and what it does. What it throws is reported by `runCommandLine`. */
export const defineCommand = <const Options extends ParseArgsOptionsConfig>({
  options,
  operands: count,
  run,
  optionNames = {},
}: Definition<Options>): Command => ({
  optionNames,
  run: async (args, terminal) => {
    const all = { ...options, ...COMMON_OPTIONS }
    let parsed
    try {
      parsed = parseArgs({ args: [...args], options: all, allowPositionals: true })
    } catch (error) {
      throw parseFault(error, terminal)
    }
    const { values, positionals } = parsed
    const extra = count === 'any' ? undefined : positionals[count]
    if (extra !== undefined) throw usageFault(terminal, 'cli.unexpected', extra)
    if (count !== 'any' && positionals.length < count) throw usageFault(terminal, 'cli.missing', '')
    return run({ values, operands: positionals }, terminal)
  },
})
