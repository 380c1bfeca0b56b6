import { resetKey } from '../../data-folder/reset-key.ts'
import { defineCommand, usageFault } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { loadConfig } from '../load-config.ts'
import { jsonLine } from '../terminal.ts'

/** `bienrecu key reset --yes`: for a key that is lost. The passwords sealed with it go, everything else stays. */
export const keyReset = defineCommand({
  options: { yes: { type: 'boolean' } },
  operands: 0,
  run: async ({ values }, terminal) => {
    if (values.yes !== true) throw usageFault(terminal, 'key.sure', '--yes')
    const forgotten = await resetKey(loadConfig(terminal), Date.now)
    if (terminal.isJson) terminal.out(jsonLine({ forgotten }))
    else terminal.err(terminal.say('key.reset', { value: forgotten }))
    return EXIT.ok
  },
})
