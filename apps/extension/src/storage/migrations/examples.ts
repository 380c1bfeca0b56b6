import type { FollowedProbe } from '../items.ts'
import type * as items from '../items.ts'

type ItemName = {
  [Name in keyof typeof items]: (typeof items)[Name] extends { migrate: () => Promise<void> } ? Name : never
}[keyof typeof items]

/** What a browser may hold, written by the version of that number, and what it must be read as today. */
export interface StoredExample {
  version: number
  stored: unknown
  readAs: unknown
}

const same = (version: number, value: unknown): StoredExample => ({ version, stored: value, readAs: value })

const FOLLOWED_PROBE: FollowedProbe = {
  idempotencyKey: '11111111-1111-4111-8111-111111111111',
  address: 'test-abc123xyz@srv1.mail-tester.com',
  relayId: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0002',
  overQuota: false,
  locale: 'fr',
  startedAt: '2026-11-21T10:00:00.000Z',
  isHeld: false,
  probe: null,
  lastEventId: 0,
  seenAt: null,
  hasNotified: false,
}

const FIRST_SETTINGS = {
  locale: 'fr',
  theme: 'dark',
  mailTesterAccount: 'isabelle',
  whiteLabelHosts: ['result.example.org'],
  notifications: true,
}

/** One example per item and version. A migration is added together with the example it has to lead from. */
export const EXAMPLES: Record<ItemName, StoredExample[]> = {
  consentItem: [same(1, { acceptedAt: '2026-11-21T10:00:00.000Z', disclosure: 1 })],
  pairingItem: [
    same(1, {
      apiUrl: 'http://127.0.0.1:2436',
      token: 'bienrecu_token',
      deviceId: '0b7f5a0e-6c4e-4f6e-9d53-8f6d0a0c0001',
      deviceName: 'Chrome on macOS',
      instanceId: '9f3d8d5c-6f0e-4a3b-8d5b-0c8e7f0a1b2c',
      pairedAt: '2026-11-21T10:00:00.000Z',
    }),
  ],
  settingsItem: [
    { version: 1, stored: FIRST_SETTINGS, readAs: { ...FIRST_SETTINGS, defaultTester: 'same' } },
    same(2, { ...FIRST_SETTINGS, defaultTester: 'bienrecu' }),
  ],
  dnsChoiceItem: [same(1, { resolverId: 'quad9', allowedAt: '2026-11-22T10:00:00.000Z' })],
  lastRelayItem: [same(1, '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0002')],
  standInItem: [
    same(1, {
      failedId: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0002',
      fallbackId: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0003',
    }),
  ],
  followedProbesItem: [same(1, [FOLLOWED_PROBE])],
  planTargetItem: [same(1, { domain: 'example.org', reportId: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0009' })],
  noticesItem: [
    same(1, { unread: 1, told: ['6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0011'], lookedAt: '2026-11-22T10:00:00.000Z' }),
  ],
}
