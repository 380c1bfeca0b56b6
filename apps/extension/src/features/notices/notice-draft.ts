import type { NoticeSettings, Relay, SetNoticeSettings } from '@bienrecu/shared'

/** The form as it is filled in. */
export interface NoticeDraft {
  hasEmail: boolean
  relayId: string
  address: string
  hasWebhook: boolean
  url: string
  /** Empty keeps the one that is stored. */
  secret: string
}

/** The form as the settings have it; what is off is filled in with what lies nearest. */
export const draftOf = ({ email, webhook }: NoticeSettings, relays: readonly Relay[]): NoticeDraft => {
  const relay = relays.find(({ isDefault }) => isDefault) ?? relays[0]
  return {
    hasEmail: email !== null,
    relayId: email?.relayId ?? relay?.id ?? '',
    address: email?.address ?? relay?.fromAddress ?? '',
    hasWebhook: webhook !== null,
    url: webhook?.url ?? '',
    secret: '',
  }
}

/** What the form asks the API for. */
export const settingsOf = (draft: NoticeDraft): SetNoticeSettings => ({
  email: draft.hasEmail ? { relayId: draft.relayId, address: draft.address.trim() } : null,
  webhook: draft.hasWebhook ? { url: draft.url.trim(), secret: draft.secret === '' ? null : draft.secret } : null,
})
