import { createDuplicateRelay } from '../../relays/duplicate-relay.ts'
import { findRelayByName } from '../../relays/find-relay.ts'
import { tellRelay } from '../../relays/tell-relay.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { jsonLine } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

/** `bienrecu relay duplicate NAME`: prints the second relay as JSON. */
export const relayDuplicate = defineCommand({
  options: {},
  operands: 1,
  run: ({ operands: [name = ''] }, terminal) =>
    withDeps(terminal, async (deps) => {
      const { id } = findRelayByName(deps.database, name)
      terminal.out(jsonLine(await tellRelay(createDuplicateRelay(deps)(id, null))))
      return EXIT.ok
    }),
})
