import { setFlagsFromString } from 'node:v8'

/*
 * While modules load, V8 doubles the space for young objects to 16 MB and never gives it back to a process that is idle,
 * as this one is most of the day. Kept small it costs a little more collecting under load, and saves 5 MB at rest.
 * It must be said before there is anything to collect: hence the rest of the program is imported after it.
 */
setFlagsFromString('--semi-space-growth-factor=1')

const { serve } = await import('./cli/commands/serve.ts')
const { reportFailure } = await import('./cli/report-failure.ts')
const { createTerminal } = await import('./cli/terminal.ts')
const { processLocale } = await import('./locales/say.ts')

const { env } = process
const terminal = createTerminal(process, processLocale(env), false)

try {
  // For a program that waits: one line `{"ready":true,"url":"…","pairing":"…"}` on standard output.
  process.exitCode = await serve(terminal, env['BIENRECU_ANNOUNCE'] === 'json' ? 'json' : 'text')
} catch (error) {
  process.exitCode = reportFailure(error, terminal)
}
