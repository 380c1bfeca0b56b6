import { CreateSelfTest } from '@bienrecu/shared'
import { createSelfTest } from '../../probes/self-test.ts'
import { findRelayByName } from '../../relays/find-relay.ts'
import { defineCommand } from '../command.ts'
import { withMessageFile } from '../own-message-file.ts'
import { parseRequest } from '../parse-request.ts'
import { commandCaller, sendAndFollow } from '../send-and-follow.ts'
import { withDeps } from '../with-deps.ts'

/** `bienrecu relay send-test NAME [--to ADDRESS] [--message FILE]` */
export const relaySendTest = defineCommand({
  options: { to: { type: 'string' }, message: { type: 'string' } },
  operands: 1,
  optionNames: { '/to': '--to' },
  run: ({ values, operands: [name = ''] }, terminal) =>
    withDeps(terminal, async (deps) => {
      const { id } = findRelayByName(deps.database, name)
      const request = parseRequest(CreateSelfTest, { to: values.to ?? null })
      const { locale } = terminal
      return withMessageFile(deps, values.message, (ownMessageId) =>
        sendAndFollow(deps, terminal, {
          start: (probing) => {
            const selfTest = createSelfTest({ ...deps, ...probing })
            return selfTest(id, { ...request, ownMessageId }, { ...commandCaller(), locale }).probe
          },
          isPatient: false,
        }),
      )
    }),
})
