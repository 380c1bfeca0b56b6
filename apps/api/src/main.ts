// oxlint-disable-next-line import/no-unassigned-import -- wanted for its effect, before anything else is loaded
import './server/small-heap.ts'
import { serve } from './cli/commands/serve.ts'
import { reportFailure } from './cli/report-failure.ts'
import { createTerminal } from './cli/terminal.ts'
import { processLocale } from './locales/say.ts'

const { env } = process
const terminal = createTerminal(process, processLocale(env), false)

try {
  // For a program that waits: one line `{"ready":true,"url":"…","pairing":"…"|null}` on standard output.
  process.exitCode = await serve(terminal, env['BIENRECU_ANNOUNCE'] === 'json' ? 'json' : 'text')
} catch (error) {
  process.exitCode = reportFailure(error, terminal)
}
