import { UpdateRelay } from '@bienrecu/shared'
import { AppError } from '../../app-error.ts'
import { fieldFaults } from '../../http/validate.ts'
import { findRelayByName } from '../../relays/find-relay.ts'
import { tellRelay } from '../../relays/tell-relay.ts'
import { createUpdateRelay } from '../../relays/update-relay.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { readPassword } from '../read-password.ts'
import { asPort, namedFields, RELAY_OPTION_NAMES, RELAY_OPTIONS, type RelayOptionValues } from '../relay-options.ts'
import { jsonLine, type Terminal } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

const requestOf = async (values: RelayOptionValues & { auth?: boolean }, former: string, terminal: Terminal) => {
  const { host, port, security, username, 'password-file': file } = values
  const password = file === undefined ? undefined : await readPassword(file, username ?? former, terminal)
  return {
    ...(await namedFields(values)),
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port: asPort(port) }),
    ...(security !== undefined && { security }),
    ...((values.auth || values['no-auth']) && { authentication: values['no-auth'] !== true }),
    ...(password !== undefined && { password }),
  }
}

const parse = (request: object) => {
  const result = UpdateRelay.safeParse(request)
  if (result.success) return result.data
  throw new AppError('invalid-request', { errors: fieldFaults(result.error.issues, request) })
}

/** `bienrecu relay edit NAME`: changes what the options name, and nothing else; prints the relay as JSON. */
export const relayEdit = defineCommand({
  options: { ...RELAY_OPTIONS, auth: { type: 'boolean' } },
  operands: 1,
  optionNames: RELAY_OPTION_NAMES,
  run: ({ values, operands: [name = ''] }, terminal) =>
    withDeps(terminal, async (deps) => {
      const { id, username } = findRelayByName(deps.database, name)
      const change = parse(await requestOf(values, username ?? '', terminal))
      terminal.out(jsonLine(await tellRelay(createUpdateRelay(deps)(id, change, null))))
      return EXIT.ok
    }),
})
