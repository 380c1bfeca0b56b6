import { findRelayByName } from '../../relays/find-relay.ts'
import { relayOf } from '../../relays/relay.ts'
import { tellRelay } from '../../relays/tell-relay.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { jsonLine } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

/** `bienrecu relay show NAME`: everything about one relay as JSON, never its password. */
export const relayShow = defineCommand({
  options: {},
  operands: 1,
  run: ({ operands: [name = ''] }, terminal) =>
    withDeps(terminal, async ({ database }) => {
      terminal.out(jsonLine(await tellRelay(relayOf(database, findRelayByName(database, name)))))
      return EXIT.ok
    }),
})
