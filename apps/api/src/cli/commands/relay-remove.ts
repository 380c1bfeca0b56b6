import { createDeleteRelay } from '../../relays/delete-relay.ts'
import { findRelayByName } from '../../relays/find-relay.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { jsonLine } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

/** `bienrecu relay remove NAME` */
export const relayRemove = defineCommand({
  options: {},
  operands: 1,
  run: ({ operands: [name = ''] }, terminal) =>
    withDeps(terminal, async (deps) => {
      const { id } = findRelayByName(deps.database, name)
      createDeleteRelay(deps)(id, null)
      if (terminal.isJson) terminal.out(jsonLine({ removed: id }))
      else terminal.err(terminal.say('relay.removed', { value: name }))
      return EXIT.ok
    }),
})
