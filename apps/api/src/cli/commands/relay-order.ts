import { findRelayByName } from '../../relays/find-relay.ts'
import { createOrderRelays } from '../../relays/order-relays.ts'
import { defineCommand } from '../command.ts'
import { withDeps } from '../with-deps.ts'
import { showRelays } from '../show-relays.ts'

/** `bienrecu relay order NAME…`: the relays in this order, the others behind them. */
export const relayOrder = defineCommand({
  options: {},
  operands: 'any',
  run: ({ operands: names }, terminal) =>
    withDeps(terminal, async (deps) => {
      createOrderRelays(deps)(
        names.map((name) => findRelayByName(deps.database, name).id),
        null,
      )
      return showRelays(deps.database, terminal)
    }),
})
