import type { Plan, PlanRecord, PlanStep, Verification } from '@bienrecu/shared'

const AT = '2026-11-22T10:00:00.000Z'

/** A moment that no test ever reaches. */
export const FAR = '2099-11-22T16:42:00.000Z'

const TYPED: PlanRecord['typed'] & object = {
  type: 'TXT',
  name: '_dmarc',
  value: 'v=DMARC1; p=none',
  priority: null,
  ttl: null,
  nameLabel: 'Sub-domain',
  otherName: null,
  notes: [],
  isCertain: true,
}

export const RECORD: PlanRecord = {
  id: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0101',
  name: '_dmarc.example.org',
  type: 'TXT',
  before: [],
  after: ['v=DMARC1; p=none'],
  typed: TYPED,
  state: 'planned',
  publishedAt: null,
  seenAt: null,
  visibleAt: null,
  oldUntil: null,
  nextLookAt: null,
  verification: null,
}

/** A record that was said to be published, as a look found it; both name servers say the same. */
export const told = (state: Verification['state'], changes: Partial<Verification> = {}): PlanRecord => ({
  ...RECORD,
  state,
  publishedAt: AT,
  nextLookAt: FAR,
  verification: {
    name: RECORD.name,
    type: RECORD.type,
    value: 'v=DMARC1; p=none',
    state,
    servers: ['ns1.example.net', 'ns2.example.net'].map((server) => ({
      server,
      address: '192.0.2.53',
      state: state === 'published' || state === 'visible' ? 'seen' : 'absent',
      found: [],
      difference: null,
      foundAt: null,
      text: null,
    })),
    resolvers: [],
    oldUntil: null,
    text: `Sentence of ${state}`,
    checkedAt: AT,
    ...changes,
  },
})

export const STEP: PlanStep = {
  id: 'dmarc/publish',
  kind: 'dmarc/publish',
  title: 'Publish a DMARC policy',
  why: 'Gmail asks for it.',
  how: 'Add this record.',
  changes: [],
  who: 'dns',
  minutes: 5,
  gain: 1,
  helps: ['Gmail'],
  dependsOn: [],
  later: false,
  isDone: false,
  records: [RECORD],
}

export const SPF_STEP: PlanStep = {
  ...STEP,
  id: 'spf/record',
  kind: 'spf/record',
  title: 'Repair the SPF record',
  changes: ['The include is added.'],
  records: [
    {
      ...RECORD,
      id: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0102',
      name: 'example.org',
      before: ['v=spf1 -all'],
      after: ['v=spf1 include:spf.example.net -all'],
      typed: { ...TYPED, name: '', value: 'v=spf1 include:spf.example.net -all' },
    },
  ],
}

/** A step that no name server can confirm. */
export const TICK_STEP: PlanStep = {
  ...STEP,
  id: 'content/text',
  kind: 'content/text',
  title: 'Add a text version',
  who: 'sender',
  records: [],
}

export const LATER_STEP: PlanStep = { ...STEP, id: 'dmarc/reject', kind: 'dmarc/reject', title: 'Reject', later: true }

export const planWith = (steps: Plan['steps'], changes: Partial<Plan> = {}): Plan => ({
  id: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0100',
  domain: 'example.org',
  zone: 'example.org',
  dnsHost: {
    id: 'example-host',
    name: 'Example Host',
    isCertain: true,
    editorUrl: 'https://example.net/zone',
    path: 'Domains › DNS',
    notes: [],
    domainConnect: null,
  },
  obstacle: null,
  steps,
  questions: [],
  answers: {
    providers: [],
    dnsHost: null,
    keys: [],
    wishes: { unusedTerms: [], usedTerms: [], isFlattened: false, reportAddress: null },
  },
  predicted: {
    spf: 'pass',
    dkim: 'pass',
    dmarc: 'pass',
    lookups: { before: 1, after: 2 },
    providers: [],
    sentence: 'With these two records, this same message would have passed.',
  },
  reportId: null,
  createdAt: AT,
  updatedAt: AT,
  ...changes,
})
