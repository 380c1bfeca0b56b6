import { addressProblem, CreateRelay } from '@bienrecu/shared'
import { mailProvider } from '@bienrecu/knowledge/mail-providers'
import { AppError } from '../../app-error.ts'
import { fieldFaults } from '../../http/validate.ts'
import { createCreateRelay } from '../../relays/create-relay.ts'
import { tellRelay } from '../../relays/tell-relay.ts'
import { defineCommand, usageFault } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { passwordCaution } from '../password-caution.ts'
import { readPassword } from '../read-password.ts'
import { asPort, namedFields, RELAY_OPTION_NAMES, RELAY_OPTIONS, type RelayOptionValues } from '../relay-options.ts'
import { jsonLine, type Terminal } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

const USUAL_PORT: Readonly<Record<string, number>> = { tls: 465, starttls: 587, none: 25 }
const USUAL_SECURITY: Readonly<Record<string, string>> = { '465': 'tls', '587': 'starttls' }

/** The server of a preset, where its name is the same for everybody. */
const presetServer = (id: string | undefined, terminal: Terminal) => {
  if (id === undefined) return null
  const provider = mailProvider(id)
  if (provider === null) throw usageFault(terminal, 'relay.unknown-preset', id)
  const server = provider.smtp.find(({ preferred }) => preferred) ?? provider.smtp[0]
  return server === undefined || server.host.includes('{') ? null : server
}

const connectionOf = ({ host, port, security }: RelayOptionValues, preset: ReturnType<typeof presetServer>) => {
  if (host === undefined && port === undefined && security === undefined && preset !== null)
    return { host: preset.host, port: preset.port, security: preset.security }
  const chosen = security ?? USUAL_SECURITY[port ?? '']
  return {
    host: host ?? preset?.host,
    security: chosen,
    port: port === undefined ? USUAL_PORT[chosen ?? ''] : asPort(port),
  }
}

/** The request the options stand for. Without `--from`, the user name is the address if it is one. */
const requestOf = async (values: RelayOptionValues, terminal: Terminal) => {
  const { username } = values
  const isAddress = username !== undefined && addressProblem(username) === null
  return {
    ...(isAddress && { fromAddress: username }),
    ...connectionOf(values, presetServer(values.preset, terminal)),
    authentication: values['no-auth'] !== true,
    ...(await namedFields(values)),
  }
}

const parse = (request: object) => {
  const result = CreateRelay.safeParse(request)
  if (result.success) return result.data
  throw new AppError('invalid-request', { errors: fieldFaults(result.error.issues, request) })
}

/** `bienrecu relay add`: keeps a relay and prints it as JSON. The password is asked for once everything else is right. */
export const relayAdd = defineCommand({
  options: RELAY_OPTIONS,
  operands: 0,
  optionNames: RELAY_OPTION_NAMES,
  run: ({ values }, terminal) =>
    withDeps(terminal, async (deps) => {
      const request = await requestOf(values, terminal)
      const { authentication, authMethod, username } = parse(request)
      const password =
        authentication && authMethod !== 'oauth2'
          ? await readPassword(values['password-file'], username ?? '', terminal)
          : undefined
      const relay = createCreateRelay(deps)(parse({ ...request, ...(password !== undefined && { password }) }), null)
      terminal.out(jsonLine(await tellRelay(relay)))
      if (!terminal.isJson) passwordCaution(relay, terminal).forEach(terminal.err)
      return EXIT.ok
    }),
})
