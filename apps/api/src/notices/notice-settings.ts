import {
  ErrorCode,
  ErrorParams,
  errorSentence,
  type DeliveryFailure,
  Locale,
  type NoticeSettings,
} from '@bienrecu/shared'
import type { Selectable } from 'kysely'
import type { Place } from '../secrets/vault.ts'
import type { Database } from '../storage/database.ts'
import type { Tables } from '../storage/tables.ts'

export type NoticeSettingsRow = Selectable<Tables['notice_settings']>

/** A way out of the extension: each notice takes every way that is set up. */
export type Channel = Tables['notice_deliveries']['channel']

/** Where the sealed secret of the webhook stands. */
export const WEBHOOK_PLACE: Place = { table: 'notice_settings', row: '1', field: 'webhook' }

/** The settings as they are kept; null before anybody set anything. */
export const readSettings = ({ sql, first }: Database): NoticeSettingsRow | null =>
  first(sql.selectFrom('notice_settings').selectAll()) ?? null

/** The ways that are set up. An e-mail whose relay was deleted goes nowhere. */
export const channelsOf = (row: NoticeSettingsRow | null): Channel[] => {
  const hasEmail = row !== null && row.relay_id !== null && row.address !== null
  const hasWebhook = row !== null && row.webhook_url !== null
  return [...(hasEmail ? (['email'] as const) : []), ...(hasWebhook ? (['webhook'] as const) : [])]
}

/** In which language things are sent. */
export const localeOf = ({ locale }: NoticeSettingsRow): Locale => Locale.parse(locale)

/** Why the last notice that was settled did not arrive; null when it did, or when there was none. */
const lastFailure = ({ sql, first }: Database, channel: Channel, locale: Locale): DeliveryFailure | null => {
  const settled = sql.selectFrom('notice_deliveries').selectAll().where('channel', '=', channel)
  const last = first(settled.where('state', '!=', 'pending').orderBy('updated_at', 'desc').limit(1))
  if (last?.state !== 'failed' || last.code === null) return null
  const code = ErrorCode.parse(last.code)
  const message = errorSentence(code, locale, ErrorParams.parse(JSON.parse(last.params)))
  return { code, message, at: new Date(last.updated_at).toISOString() }
}

/** The settings as the API shows them; `locale` is the reader’s. */
export const noticeSettings = (database: Database, locale: Locale): NoticeSettings => {
  const row = readSettings(database)
  if (row === null) return { locale, email: null, webhook: null }
  const { relay_id: relayId, address, webhook_url: url } = row
  return {
    locale: localeOf(row),
    email:
      relayId === null || address === null
        ? null
        : { relayId, address, lastFailure: lastFailure(database, 'email', locale) },
    webhook:
      url === null
        ? null
        : { url, hasSecret: row.webhook_sealed !== null, lastFailure: lastFailure(database, 'webhook', locale) },
  }
}
