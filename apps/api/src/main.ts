import { createTerminal } from './cli/terminal.ts'
import { processLocale } from './locales/say.ts'
import { serve } from './cli/commands/serve.ts'

const { env } = process
/** `json`: when ready, one line `{"ready":true,"url":"…","pairing":"…"|null}` on standard output, for a program that waits. */
const isJson = env['BIENRECU_ANNOUNCE'] === 'json'
const terminal = createTerminal(process, processLocale(env), isJson)

process.exitCode = await serve(terminal, (stop) => {
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
})
