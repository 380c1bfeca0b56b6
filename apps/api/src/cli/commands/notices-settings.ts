import { type NoticeSettings, SetNoticeSettings } from '@bienrecu/shared'
import type { Deps } from '../../app.ts'
import { noticeSettings } from '../../notices/notice-settings.ts'
import { createSetNoticeSettings } from '../../notices/set-notice-settings.ts'
import { findRelay, findRelayByName } from '../../relays/find-relay.ts'
import { defineCommand, usageFault } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { parseRequest } from '../parse-request.ts'
import { readPassword } from '../read-password.ts'
import { jsonLine, type Terminal } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

interface Values {
  email?: string | undefined
  relay?: string | undefined
  webhook?: string | undefined
  'secret-file'?: string | undefined
  'no-email'?: boolean | undefined
  'no-webhook'?: boolean | undefined
}

const emailOf = ({ database }: Deps, values: Values, { email }: NoticeSettings, terminal: Terminal) => {
  if (values['no-email'] === true) return null
  const address = values.email ?? email?.address
  const relayId = values.relay === undefined ? email?.relayId : findRelayByName(database, values.relay).id
  if (address === undefined && relayId === undefined) return null
  if (address === undefined) throw usageFault(terminal, 'cli.missing-option', '--email')
  if (relayId === undefined) throw usageFault(terminal, 'cli.missing-option', '--relay')
  return { relayId, address }
}

const webhookOf = async (values: Values, { webhook }: NoticeSettings, terminal: Terminal) => {
  const url = values.webhook ?? webhook?.url
  if (values['no-webhook'] === true || url === undefined) return null
  const file = values['secret-file']
  return { url, secret: file === undefined ? null : await readPassword(file, '', terminal) }
}

const show = ({ database }: Deps, { locale, email, webhook }: NoticeSettings, { say, out }: Terminal): void => {
  out(say('notices.locale', { value: locale }))
  const failed = [email?.lastFailure, webhook?.lastFailure].flatMap((failure) => failure?.message ?? [])
  if (email) out(say('notices.email', { value: email.address, relay: findRelay(database, email.relayId).name }))
  if (webhook) out(say('notices.webhook', { value: webhook.url }))
  if (!email && !webhook) out(say('notices.nowhere'))
  for (const why of failed) out(say('notices.failed', { why }))
}

const CHANGES = ['email', 'relay', 'webhook', 'secret-file', 'no-email', 'no-webhook'] as const

/** `bienrecu notices settings`: where notices go, shown or changed. What is not named stays. */
export const noticesSettings = defineCommand({
  options: {
    email: { type: 'string' },
    relay: { type: 'string' },
    webhook: { type: 'string' },
    'secret-file': { type: 'string' },
    'no-email': { type: 'boolean' },
    'no-webhook': { type: 'boolean' },
  },
  operands: 0,
  optionNames: { '/email/address': '--email', '/webhook/url': '--webhook', '/webhook/secret': '--secret-file' },
  run: ({ values }, terminal) =>
    withDeps(terminal, async (deps) => {
      const { database } = deps
      const { locale } = terminal
      const before = noticeSettings(database, locale)
      if (CHANGES.some((name) => values[name] !== undefined)) {
        const webhook = await webhookOf(values, before, terminal)
        const request = { locale: before.locale, email: emailOf(deps, values, before, terminal), webhook }
        createSetNoticeSettings(deps)(parseRequest(SetNoticeSettings, request), { deviceId: null, locale })
      }
      const settings = noticeSettings(database, locale)
      if (terminal.isJson) terminal.out(jsonLine(settings))
      else show(deps, settings, terminal)
      return EXIT.ok
    }),
})
