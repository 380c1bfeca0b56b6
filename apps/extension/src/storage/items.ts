import type { Locale, Probe } from '@bienrecu/shared'
import { storage } from 'wxt/utils/storage'
import type { DnsChoice, PlanTarget, Settings } from '../messaging/answers.ts'

/*
 * Every stored item, each with one writer: the background. Nothing here ever holds a relay’s password.
 * A changed shape raises `version` and adds a migration with its example in `migrations/`.
 */

export interface Consent {
  acceptedAt: string
  /** Which text was accepted: a later change of what is sent where asks again. */
  disclosure: number
}
export const consentItem = storage.defineItem<Consent>('local:consent', { version: 1 })

export interface Pairing {
  apiUrl: string
  token: string
  deviceId: string
  deviceName: string
  instanceId: string
  pairedAt: string
}
export const pairingItem = storage.defineItem<Pairing>('local:pairing', { version: 1 })

export const DEFAULT_SETTINGS: Settings = {
  locale: 'auto',
  theme: 'auto',
  mailTesterAccount: null,
  whiteLabelHosts: [],
  notifications: false,
  defaultTester: 'same',
}
export const settingsItem = storage.defineItem<Settings>('local:settings', {
  version: 2,
  fallback: DEFAULT_SETTINGS,
  migrations: {
    2: (settings: Omit<Settings, 'defaultTester'>): Settings => ({ ...settings, defaultTester: 'same' }),
  },
})

export const lastRelayItem = storage.defineItem<string>('local:last-relay', { version: 1 })

/** The fallback is used instead of a relay whose test failed, until one passes. */
export interface StandIn {
  failedId: string
  fallbackId: string
}
export const standInItem = storage.defineItem<StandIn>('local:stand-in', { version: 1 })

/** Absent until the user allows a service on the Domain page, and again once they take it back. */
export const dnsChoiceItem = storage.defineItem<DnsChoice>('local:dns-choice', { version: 1 })

/** A click that has become, or is about to become, one mail. */
export interface FollowedProbe {
  /** Sent as `Idempotency-Key`: asking again after a sudden end is the same mail. */
  idempotencyKey: string
  address: string
  relayId: string
  overQuota: boolean
  /** Of the message: asked again after the interface changed its language, it is still the same request. */
  locale: Locale
  startedAt: string
  /** The API could not be reached and the user was told so: only another click may ask again. */
  isHeld: boolean
  /** Null until the API has answered. */
  probe: Probe | null
  /** `Last-Event-ID` of the progress stream. */
  lastEventId: number
  /** When the user saw how it ended; until then it stands on the badge. */
  seenAt: string | null
  hasNotified: boolean
}
/** Newest first, a handful: the history itself is kept by the API. */
export const followedProbesItem = storage.defineItem<FollowedProbe[]>('local:followed-probes', {
  version: 1,
  fallback: [],
})

/** What the side panel shows, until the browser is closed: a panel has no address to be opened with. */
export const planTargetItem = storage.defineItem<PlanTarget>('session:plan-target', {
  version: 1,
  fallback: { domain: null, reportId: null },
})

/** What the watch of the API has said so far, as far as the toolbar and notifications need it. */
export interface KnownNotices {
  unread: number
  /** Ids of the unread notices: each is notified once. */
  told: string[]
  lookedAt: string
}
export const noticesItem = storage.defineItem<KnownNotices>('local:notices', { version: 1 })
