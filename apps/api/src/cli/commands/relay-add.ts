import { readFile } from 'node:fs/promises'
import { addressProblem, CreateRelay } from '@bienrecu/shared'
import { AppError } from '../../app-error.ts'
import { fieldFaults } from '../../http/validate.ts'
import { createCreateRelay } from '../../relays/create-relay.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { readPassword } from '../read-password.ts'
import { jsonLine } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

const options = {
  name: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  security: { type: 'string' },
  'no-auth': { type: 'boolean' },
  username: { type: 'string' },
  'password-file': { type: 'string' },
  from: { type: 'string' },
  'from-name': { type: 'string' },
  'reply-to': { type: 'string' },
  'reply-to-name': { type: 'string' },
  ca: { type: 'string' },
} as const

type Values = Partial<Record<Exclude<keyof typeof options, 'no-auth'>, string>> & { 'no-auth'?: boolean }

const OPTION_NAMES = {
  '/name': '--name',
  '/host': '--host',
  '/port': '--port',
  '/security': '--security',
  '/authentication': '--no-auth',
  '/username': '--username',
  '/password': '--password-file',
  '/fromAddress': '--from',
  '/fromName': '--from-name',
  '/replyToAddress': '--reply-to',
  '/replyToName': '--reply-to-name',
  '/caCertificate': '--ca',
}

const USUAL_PORT: Readonly<Record<string, number>> = { tls: 465, starttls: 587, none: 25 }
const USUAL_SECURITY: Readonly<Record<string, string>> = { '465': 'tls', '587': 'starttls' }

/** A number where it is one; anything else is left for the contract to refuse. */
const asPort = (text: string): unknown => (/^\d{1,6}$/.test(text) ? Number(text) : text)

const connectionOf = ({ port, security }: Values) => {
  const chosen = security ?? USUAL_SECURITY[port ?? '']
  return { security: chosen, port: port === undefined ? USUAL_PORT[chosen ?? ''] : asPort(port) }
}

/** The request the options stand for. Without `--from`, the user name is the address if it is one. */
const requestOf = (values: Values, caCertificate: string | null) => {
  const { username } = values
  const isAddress = username !== undefined && addressProblem(username) === null
  return {
    name: values.name,
    host: values.host,
    ...connectionOf(values),
    authentication: values['no-auth'] !== true,
    username: username ?? null,
    fromAddress: values.from ?? (isAddress ? username : undefined),
    fromName: values['from-name'] ?? null,
    replyToAddress: values['reply-to'] ?? null,
    replyToName: values['reply-to-name'] ?? null,
    caCertificate,
  }
}

const readCa = async (file: string | undefined): Promise<string | null> => {
  if (file === undefined) return null
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    const errors = [{ pointer: '/caCertificate', code: 'certificate-invalid' as const }]
    throw new AppError('invalid-request', { cause, errors })
  }
}

const parse = (request: object) => {
  const result = CreateRelay.safeParse(request)
  if (result.success) return result.data
  throw new AppError('invalid-request', { errors: fieldFaults(result.error.issues, request) })
}

/** `bienrecu relay add`: keeps a relay and prints it as JSON. The password is asked for once everything else is right. */
export const relayAdd = defineCommand({
  options,
  operands: 0,
  optionNames: OPTION_NAMES,
  run: ({ values }, terminal) =>
    withDeps(terminal, async (deps) => {
      const request = requestOf(values, await readCa(values.ca))
      const { authentication, username } = parse(request)
      const password = authentication
        ? await readPassword(values['password-file'], username ?? '', terminal)
        : undefined
      const relay = createCreateRelay(deps)(parse({ ...request, ...(password !== undefined && { password }) }), null)
      terminal.out(jsonLine(relay))
      return EXIT.ok
    }),
})
