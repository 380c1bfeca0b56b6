import { findRelayByName } from '../../relays/find-relay.ts'
import { createSetRoles } from '../../relays/set-roles.ts'
import { defineCommand, usageFault } from '../command.ts'
import { showRelays } from '../show-relays.ts'
import { withDeps } from '../with-deps.ts'

const roleCommand = (role: 'defaultId' | 'fallbackId') =>
  defineCommand({
    options: { none: { type: 'boolean' } },
    operands: 'any',
    run: ({ values, operands: [name, extra] }, terminal) =>
      withDeps(terminal, async (deps) => {
        if (extra !== undefined) throw usageFault(terminal, 'cli.unexpected', extra)
        if (name === undefined && values.none !== true) throw usageFault(terminal, 'cli.missing', '')
        const id = name === undefined || values.none === true ? null : findRelayByName(deps.database, name).id
        createSetRoles(deps)({ [role]: id }, null)
        return showRelays(deps.database, terminal)
      }),
  })

/** `bienrecu relay default NAME`, or `--none` */
export const relayDefault = roleCommand('defaultId')

/** `bienrecu relay fallback NAME`, or `--none` */
export const relayFallback = roleCommand('fallbackId')
