import type { Probe, TesterQuota } from '@bienrecu/shared'
import type { PanelState, ToldProbe } from '../../messaging/answers.ts'
import { quotaNote } from '../panel/quota-note.ts'

/* Examples for tests: one probe, one quota, one panel, each complete, with what a test wants different. */

const PROBE: Probe = {
  id: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0001',
  relayId: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0002',
  relayName: 'Example relay',
  address: 'test-abc123xyz@srv1.mail-tester.com',
  state: 'queued',
  code: null,
  params: {},
  cause: null,
  reply: null,
  ownMessageId: null,
  batchId: null,
  sentCopy: null,
  messageId: null,
  isCancellable: true,
  createdAt: '2026-11-21T10:00:00.000Z',
  acceptedAt: null,
  resultDeadline: null,
  report: null,
  events: [],
}

export const toldProbe = (changes: Partial<ToldProbe> = {}): ToldProbe => ({
  ...PROBE,
  sentence: null,
  copyWarning: null,
  testerName: 'mail-tester',
  isReadFromPage: true,
  ...changes,
})

export const quota = (changes: Partial<TesterQuota> = {}): TesterQuota => ({
  limit: 3,
  used: 1,
  left: 2,
  windowHours: 24,
  nextAt: null,
  ...changes,
})

export const panelState = (changes: Partial<PanelState> = {}): PanelState => ({
  session: {
    consentedAt: '2026-11-21T09:00:00.000Z',
    isPaired: true,
    locale: 'auto',
    theme: 'auto',
    uiLocale: 'en',
  },
  relays: [{ id: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0002', name: 'Example relay', canSend: true, isFallback: false }],
  lastRelayId: null,
  quota: quota(),
  quotaNote: quotaNote(changes.quota ?? quota(), changes.session?.uiLocale ?? 'en'),
  testers: [],
  offer: null,
  caution: null,
  probe: null,
  words: { panel: {}, steps: {} },
  mailTesterAccount: null,
  failure: null,
  ...changes,
})
