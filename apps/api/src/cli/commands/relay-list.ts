import { defineCommand } from '../command.ts'
import { showRelays } from '../show-relays.ts'
import { withDeps } from '../with-deps.ts'

/** `bienrecu relay list` */
export const relayList = defineCommand({
  options: {},
  operands: 0,
  run: (_input, terminal) => withDeps(terminal, ({ database }) => showRelays(database, terminal)),
})
