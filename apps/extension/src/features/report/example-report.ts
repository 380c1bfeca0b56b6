import type { ReportEvidence, ReportSection, StoredReport, TesterReport } from '@bienrecu/shared'

/* Examples for tests: a complete report of a message that was not signed, with what a test wants different. */

export const section = (key: string, changes: Partial<ReportSection> = {}): ReportSection => ({
  key,
  title: `Title of ${key}`,
  status: 'success',
  points: 0,
  about: '',
  result: '',
  sections: [],
  ...changes,
})

const subTests = (keys: string[]): ReportSection[] => keys.map((key) => section(key))

export const SECTIONS: ReportSection[] = [
  section('message-content', { status: 'neutral', points: null }),
  section('spamassassin'),
  section('signature', {
    status: 'failure',
    points: -1,
    sections: [
      ...subTests(['spf', 'dmarc', 'reverse-dns', 'mxrecord-dns', 'arecord-dns']),
      section('dkim', { status: 'failure', points: -1, title: 'Your message is not signed with DKIM' }),
    ],
  }),
  section('structure-and-content', {
    sections: [
      ...subTests(['alt-attribute', 'forbidden-tags', 'short-links']),
      section('list-unsubscribe', { status: 'warning' }),
    ],
  }),
  section('blacklists'),
  section('broken-links'),
]

export const evidence = (changes: Partial<ReportEvidence> = {}): ReportEvidence => ({
  subject: 'Quote 2026-041',
  fromAddress: 'isabelle@example.org',
  bounceAddress: 'isabelle@example.org',
  replyTo: null,
  sendingIp: '192.0.2.25',
  helo: 'smtp.example.org',
  reverseDns: 'smtp.example.org',
  spfRecord: 'v=spf1 ip4:192.0.2.0/24 -all',
  suggestedSpfRecord: null,
  dkimSignature: null,
  dkimDomain: null,
  dkimSelector: null,
  dkimKeyBits: null,
  dmarcRecord: 'v=DMARC1; p=none',
  authenticationResults: null,
  spamAssassinScore: 0.1,
  headers: [{ name: 'From', value: 'Isabelle <isabelle@example.org>' }],
  ...changes,
})

export const testerReport = (changes: Partial<TesterReport> = {}): TesterReport => ({
  tester: 'mail-tester',
  source: 'page',
  address: 'test-abc123xyz@srv1.mail-tester.com',
  url: 'https://www.mail-tester.com/test-abc123xyz',
  language: 'en',
  readAt: '2026-11-21T10:01:00.000Z',
  receivedAt: null,
  score: 9,
  maxScore: 10,
  band: 4,
  headline: 'Wow! Perfect, you can send',
  sections: SECTIONS,
  spamRules: [{ code: 'HTML_MESSAGE', score: -0.001, description: 'HTML included', solution: '' }],
  blocklists: [{ name: 'EXAMPLE-LIST', url: 'https://blocklist.example.org/', state: 'not-listed' }],
  evidence: evidence(),
  missing: [],
  ...changes,
})

export const storedReport = (report: Partial<TesterReport> = {}, id = 'a'): StoredReport => ({
  id: `6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a000${id}`,
  probeId: `6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a100${id}`,
  relayName: 'Example relay',
  createdAt: '2026-11-21T10:01:01.000Z',
  report: testerReport(report),
})
