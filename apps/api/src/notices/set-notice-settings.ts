import { isIP } from 'node:net'
import type { Locale, SetNoticeSettings } from '@bienrecu/shared'
import type { Deps } from '../app.ts'
import { AppError, type FieldFault } from '../app-error.ts'
import { mayConnectTo } from '../dns/may-connect-to.ts'
import { knownAddresses } from '../recipients/known-addresses.ts'
import { isAllowedRecipient } from '../recipients/allow-list.ts'
import { findRelay } from '../relays/find-relay.ts'
import { Secret } from '../secrets/secret.ts'
import type { Database } from '../storage/database.ts'
import { isMailTesterAddress } from '../testers/mail-tester.ts'
import { type Channel, channelsOf, readSettings, WEBHOOK_PLACE } from './notice-settings.ts'

export type SetNoticeSettingsDeps = Pick<Deps, 'config' | 'database' | 'vault' | 'recordAudit' | 'now'>

const NOBODY = { allowed: { addresses: [], domains: [] }, takesTests: () => false }

/** Notices go to oneself: the sender of a relay, or an address whose owner read a code there. */
export const mayBeNotified = (database: Database, address: string): boolean =>
  !isMailTesterAddress(address) && isAllowedRecipient(address, { ...NOBODY, ...knownAddresses(database) })

const refuse = (fault: FieldFault): never => {
  throw new AppError('invalid-request', { errors: [fault] })
}

/** The address of a webhook, or null: nothing of it may be secret, and a bare address has to be a public one. */
const readUrl = (text: string, { allowedPrivateHosts }: Deps['config']): URL | null => {
  const url = URL.parse(text)
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.hash !== '') return null
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (allowedPrivateHosts.names.includes(host)) return url
  const mayBe = isIP(host) === 0 ? host.includes('.') : mayConnectTo(host, allowedPrivateHosts)
  return mayBe ? url : null
}

const sealedOf = ({ database, vault }: SetNoticeSettingsDeps, secret: string | null): string => {
  if (secret !== null) return vault.seal(new Secret(secret), WEBHOOK_PLACE)
  return readSettings(database)?.webhook_sealed ?? refuse({ pointer: '/webhook/secret', code: 'field-required' })
}

const webhookOf = (deps: SetNoticeSettingsDeps, webhook: SetNoticeSettings['webhook']) => {
  if (webhook === null) return { webhook_url: null, webhook_sealed: null }
  const url = readUrl(webhook.url, deps.config) ?? refuse({ pointer: '/webhook/url', code: 'webhook-url-invalid' })
  return { webhook_url: url.href, webhook_sealed: sealedOf(deps, webhook.secret) }
}

const emailOf = ({ database }: SetNoticeSettingsDeps, email: SetNoticeSettings['email']) => {
  if (email === null) return { relay_id: null, address: null }
  const { id } = findRelay(database, email.relayId)
  if (!mayBeNotified(database, email.address))
    throw new AppError('recipient-not-allowed', { params: { to: email.address } })
  return { relay_id: id, address: email.address }
}

const forgetDeliveries = ({ sql, run }: Database, kept: readonly Channel[]): void => {
  const pending = sql.deleteFrom('notice_deliveries').where('state', '=', 'pending')
  for (const channel of ['email', 'webhook'] as const)
    if (!kept.includes(channel)) run(pending.where('channel', '=', channel))
}

/**
 * Sets where notices go; what waits for a way that is no longer wanted is not sent. Throws `relay-not-found`,
 * `recipient-not-allowed`, or `invalid-request` about the webhook.
 */
export const createSetNoticeSettings =
  (deps: SetNoticeSettingsDeps) =>
  ({ email, webhook, locale }: SetNoticeSettings, caller: { deviceId: string | null; locale: Locale }): void => {
    const { database, recordAudit, now } = deps
    const { sql, run, transaction } = database
    transaction(() => {
      const ways = { ...emailOf(deps, email), ...webhookOf(deps, webhook) }
      const row = { id: 1 as const, ...ways, locale: locale ?? caller.locale, updated_at: now() }
      run(
        sql
          .insertInto('notice_settings')
          .values(row)
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row)),
      )
      const channels = channelsOf(row)
      forgetDeliveries(database, channels)
      const details = { channels, ...(ways.webhook_url !== null && { host: new URL(ways.webhook_url).hostname }) }
      recordAudit({ event: 'notices-set', deviceId: caller.deviceId, details })
    })
  }
