import { CreateProbe } from '@bienrecu/shared'
import { createStartProbe } from '../../probes/start-probe.ts'
import { findRelayByName } from '../../relays/find-relay.ts'
import { defineCommand, usageFault } from '../command.ts'
import { withMessageFile } from '../own-message-file.ts'
import { parseRequest } from '../parse-request.ts'
import { commandCaller, sendAndFollow } from '../send-and-follow.ts'
import { withDeps } from '../with-deps.ts'

/** `bienrecu probe --relay NAME --to ADDRESS [--message FILE] [--watch]`. */
export const probe = defineCommand({
  options: {
    relay: { type: 'string' },
    to: { type: 'string' },
    message: { type: 'string' },
    watch: { type: 'boolean' },
    'over-quota': { type: 'boolean' },
  },
  operands: 0,
  optionNames: { '/address': '--to', '/relayId': '--relay' },
  run: ({ values }, terminal) =>
    withDeps(terminal, async (deps) => {
      if (values.relay === undefined) throw usageFault(terminal, 'cli.missing-option', '--relay')
      const relayId = findRelayByName(deps.database, values.relay).id
      const overQuota = values['over-quota'] ?? false
      const given = { relayId, address: values.to, locale: terminal.locale, overQuota }
      const request = parseRequest(CreateProbe, given)
      return withMessageFile(deps, values.message, (ownMessageId) =>
        sendAndFollow(deps, terminal, {
          start: (probing) =>
            createStartProbe({ ...deps, ...probing })({ ...request, ownMessageId }, commandCaller()).probe,
          isPatient: values.watch ?? false,
        }),
      )
    }),
})
