import { setFlagsFromString } from 'node:v8'

/*
 * Two habits of V8 cost a process that is idle most of the day 10 MB at rest. While modules load, it doubles the space for
 * young objects to 16 MB and never gives it back; and for the few functions that get hot it brings in TurboFan, the larger
 * of its two optimising compilers, where the smaller one does for an API that mostly waits.
 * Both must be said before there is anything to collect or to compile: hence the rest of the program is imported after it.
 */
setFlagsFromString('--semi-space-growth-factor=1')
setFlagsFromString('--no-opt')

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
