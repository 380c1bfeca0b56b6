import { findRelayByName } from '../../relays/find-relay.ts'
import { createSigningIn } from '../../sign-in/signing-in.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { jsonLine } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

/** `bienrecu relay sign-out NAME` */
export const relaySignOut = defineCommand({
  options: {},
  operands: 1,
  run: ({ operands: [name = ''] }, terminal) =>
    withDeps(terminal, async (deps) => {
      const { id } = findRelayByName(deps.database, name)
      await createSigningIn(deps).signOut(id, { deviceId: null, signal: deps.stopping })
      if (terminal.isJson) terminal.out(jsonLine({ signedOut: id }))
      else terminal.err(terminal.say('sign-in.ended', { value: name }))
      return EXIT.ok
    }),
})
