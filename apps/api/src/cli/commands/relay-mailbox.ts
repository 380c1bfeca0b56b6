import { errorSentence, type ImapCheck, SetRelayImap } from '@bienrecu/shared'
import type { Deps } from '../../app.ts'
import { findMailbox, mailboxOf } from '../../mailboxes/mailbox.ts'
import { createRemoveMailbox } from '../../mailboxes/remove-mailbox.ts'
import { createSetMailbox } from '../../mailboxes/set-mailbox.ts'
import { createProbing } from '../../probes/probing.ts'
import { findRelayByName } from '../../relays/find-relay.ts'
import type { RelayRow } from '../../relays/relay.ts'
import { tellRelay } from '../../relays/tell-relay.ts'
import { defineCommand, usageFault } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-code.ts'
import { parseRequest } from '../parse-request.ts'
import { readPassword } from '../read-password.ts'
import { asPort } from '../relay-options.ts'
import { jsonLine, type Terminal } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

const options = {
  host: { type: 'string' },
  port: { type: 'string' },
  security: { type: 'string' },
  user: { type: 'string' },
  'password-file': { type: 'string' },
  folder: { type: 'string' },
  copy: { type: 'string' },
} as const

type Values = Partial<Record<keyof typeof options, string>>

interface Call {
  deps: Deps
  relay: RelayRow
  values: Values
  terminal: Terminal
}

const OPTION_NAMES = {
  '/host': '--host',
  '/port': '--port',
  '/security': '--security',
  '/username': '--user',
  '/password': '--password-file',
  '/folder': '--folder',
  '/copy': '--copy',
}

const USUAL_PORT: Readonly<Record<string, number>> = { tls: 993, starttls: 143, none: 143 }
const USUAL_SECURITY: Readonly<Record<string, string>> = { '993': 'tls', '143': 'starttls' }

const emptied = (text: string): string | null => (text === '' ? null : text)

/** Another server is spoken to as such servers usually are, unless the options say otherwise. */
const connectionOf = ({ port, security }: Values) => {
  const chosen = security ?? USUAL_SECURITY[port ?? ''] ?? 'tls'
  return { security: chosen, port: port === undefined ? USUAL_PORT[chosen] : asPort(port) }
}

/** What the options name, over what the mailbox has been so far. */
const requestOf = async ({ deps, relay, values, terminal }: Call): Promise<object> => {
  const former = findMailbox(deps.database, relay.id)
  const { host, port, security, user, folder, copy, 'password-file': file } = values
  const {
    lastCheck: _check,
    hasPassword: _has,
    ...kept
  } = former ? mailboxOf(former) : { lastCheck: 0, hasPassword: 0 }
  const isOtherServer = former === null || host !== undefined || port !== undefined || security !== undefined
  const username = user ?? former?.username ?? relay.username ?? ''
  return {
    ...kept,
    ...(isOtherServer && connectionOf(values)),
    ...(host !== undefined && { host }),
    ...(user !== undefined && { username: emptied(user) }),
    ...(folder !== undefined && { folder: emptied(folder) }),
    ...(copy !== undefined && { copy }),
    ...(file !== undefined && { password: await readPassword(file, username, terminal) }),
  }
}

const set = async (call: Call): Promise<ExitCode> => {
  const { deps, relay, terminal } = call
  const request = parseRequest(SetRelayImap, await requestOf(call))
  terminal.out(jsonLine((await tellRelay(createSetMailbox(deps)(relay.id, request, null))).imap))
  return EXIT.ok
}

const show = (check: ImapCheck, { say, out, locale }: Terminal): void => {
  for (const { path, isSent } of check.folders) out(`${isSent ? '*' : ' '} ${path}`)
  if (check.code !== null) {
    out(errorSentence(check.code, locale, check.params))
    if (check.reply !== null) out(say('relay.reply', { value: check.reply }))
  } else if (check.suggestedFolder === null) out(say('mailbox.no-sent'))
  else out(say('mailbox.works', { value: check.suggestedFolder }))
}

const check = async ({ deps, relay, terminal }: Call): Promise<ExitCode> => {
  const { mailboxes } = createProbing(deps, { role: 'command' })
  const found = await mailboxes.checkMailbox(relay.id, { deviceId: null, signal: deps.stopping })
  if (terminal.isJson) terminal.out(jsonLine(found))
  else show(found, terminal)
  return found.ok ? EXIT.ok : EXIT.failed
}

const remove = async ({ deps, relay, terminal }: Call): Promise<ExitCode> => {
  createRemoveMailbox(deps)(relay.id, null)
  if (terminal.isJson) terminal.out(jsonLine({ removed: relay.id }))
  else terminal.err(terminal.say('mailbox.removed', { value: relay.name }))
  return EXIT.ok
}

const ACTIONS: Readonly<Record<string, (call: Call) => Promise<ExitCode>>> = { set, check, remove }

/**
 * `bienrecu relay mailbox set|check|remove NAME`: where a relay files what it sent. `set` changes what the options name and
 * prints the mailbox as JSON; `check` has exit code 1 when it fails.
 */
export const relayMailbox = defineCommand({
  options,
  operands: 2,
  optionNames: OPTION_NAMES,
  run: ({ values, operands: [action = '', name = ''] }, terminal) =>
    withDeps(terminal, (deps) => {
      const act = ACTIONS[action]
      if (act === undefined) throw usageFault(terminal, 'cli.unknown-command', `relay mailbox ${action}`)
      const relay = findRelayByName(deps.database, name)
      const isSetting = action === 'set' && values.host === undefined
      if (isSetting && findMailbox(deps.database, relay.id) === null)
        throw usageFault(terminal, 'cli.missing-option', '--host')
      return act({ deps, relay, values, terminal })
    }),
})
