import { createRevokeDevice } from '../../devices/revoke-device.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { jsonLine } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

/** `bienrecu device remove ID`: takes its token away. */
export const deviceRemove = defineCommand({
  options: {},
  operands: 1,
  run: ({ operands: [id = ''] }, terminal) =>
    withDeps(terminal, async (deps) => {
      createRevokeDevice(deps)(id, null)
      if (terminal.isJson) terminal.out(jsonLine({ removed: id }))
      else terminal.err(terminal.say('device.removed'))
      return EXIT.ok
    }),
})
