// oxlint-disable-next-line import/no-unassigned-import -- wanted for its effect, before anything else is loaded
import './server/small-heap.ts'
import { serve } from './cli/commands/serve.ts'
import { reportFailure } from './cli/report-failure.ts'
import { createTerminal } from './cli/terminal.ts'
import { processLocale } from './locales/say.ts'

const { env } = process
/** `json`: when ready, one line `{"ready":true,"url":"…","pairing":"…"|null}` on standard output, for a program that waits. */
const isJson = env['BIENRECU_ANNOUNCE'] === 'json'
const terminal = createTerminal(process, processLocale(env), isJson)

try {
  process.exitCode = await serve(terminal)
} catch (error) {
  process.exitCode = reportFailure(error, { ...terminal, isJson: false })
}
