import type { AuditEvidence, AuditFinding, AuditReport, AuditVerdict } from '@bienrecu/shared'
import type { SpfNode, SpfTerm } from './view-of-audit.ts'

/* Examples for tests: the audit of a domain with a fault of each kind, with what a test wants different. */

export const known = <T>(value: T) => ({ known: true as const, value })
export const notKnown = (reason: 'timeout' | 'servfail' | 'refused' | 'not-asked') => ({
  known: false as const,
  reason,
})

export const finding = (checkId: string, changes: Partial<AuditFinding> = {}): AuditFinding => ({
  checkId,
  status: 'pass',
  severity: 'high',
  params: {},
  title: `Title of ${checkId}`,
  summary: null,
  advice: null,
  reference: 'RFC 7208 §4.6.4',
  ...changes,
})

export const spfTerm = (text: string, count: number, changes: Partial<SpfTerm> = {}): SpfTerm => ({
  text,
  offset: count * 100 + text.length,
  kind: 'include',
  qualifier: '+',
  target: null,
  cost: 0,
  count,
  voidFor: known([]),
  isMatch: null,
  node: null,
  ...changes,
})

export const spfNode = (domain: string, terms: SpfTerm[], changes: Partial<SpfNode> = {}): SpfNode => ({
  domain,
  state: 'found',
  record: `v=spf1 ${terms.map(({ text }) => text).join(' ')}`,
  problems: [],
  result: null,
  terms,
  ...changes,
})

const asking = (text: string, count: number, node: SpfNode | null = null): SpfTerm =>
  spfTerm(text, count, { cost: 1, node: node && known(node) })

const ranges = Array.from({ length: 9 }, (_, at) => spfTerm(`ip4:198.51.100.${at * 8}/29`, 4, { offset: 10 + at }))
const OFFICE = spfTerm('ip4:192.0.2.0/24', 1)

export const SPF_TREE: SpfNode = spfNode('example.org', [
  spfTerm('a', 1, { cost: 1 }),
  asking(
    'include:_spf.example.net',
    2,
    spfNode('_spf.example.net', [
      asking('include:_ranges1.example.net', 3, spfNode('_ranges1.example.net', [OFFICE])),
      asking('include:_ranges2.example.net', 4, spfNode('_ranges2.example.net', ranges)),
      asking(
        'include:_ranges3.example.net',
        5,
        spfNode('_ranges3.example.net', [], { state: 'missing', record: null }),
      ),
      spfTerm('~all', 5),
    ]),
  ),
  asking(
    'include:news.example.com',
    6,
    spfNode('news.example.com', [
      spfTerm('mx', 7, { cost: 1 }),
      asking('include:example.org', 8, spfNode('example.org', [], { state: 'loop', record: null })),
    ]),
  ),
  spfTerm('exists:gone.example.com', 9, { cost: 1, voidFor: known([4, 6]) }),
  spfTerm('include:silent.example.com', 10, { cost: 1, node: notKnown('timeout') }),
  spfTerm('mx:mail.example.org', 11, { cost: 1 }),
  spfTerm('-all', 11),
])

/** The same record judged for 192.0.2.25: the walk ends where the address is found. */
const JUDGED = spfNode('example.org', [
  spfTerm('a', 1, { isMatch: false }),
  {
    ...asking(
      'include:_spf.example.net',
      2,
      spfNode('_spf.example.net', [
        {
          ...asking('include:_ranges1.example.net', 3, spfNode('_ranges1.example.net', [{ ...OFFICE, isMatch: true }])),
          isMatch: true,
        },
      ]),
    ),
    isMatch: true,
  },
])

const POLICY = 'v=DMARC1; p=quarantine; t=y; rua=mailto:reports@example.org,mailto:example@reports.example.com'

const step = (domain: string, texts: string[], isBeyond = false) => ({
  domain,
  name: `_dmarc.${domain}`,
  answer: known({ records: texts.map((text) => ({ text, problems: [] })), others: [] }),
  outcome: texts.length === 0 ? ('none' as const) : ('record' as const),
  isBeyond,
})

const key = (selector: string, changes: object = {}) => ({
  selector,
  domain: 'example.org',
  origin: 'guessed' as const,
  isOwn: true,
  records: known(['v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA']),
  alias: known(null),
  provider: null,
  ...changes,
})

const list = (zone: string, state: 'listed' | 'not-listed' | 'refused' | 'no-answer', changes: object = {}) => ({
  listId: zone,
  zone,
  subject: '192.0.2.25',
  state,
  kind: null,
  codes: [],
  weight: 'high' as const,
  isCertain: true,
  isAllowList: false,
  delistUrl: null,
  ...changes,
})

export const auditEvidence = (changes: Partial<AuditEvidence> = {}): AuditEvidence => ({
  message: known({
    ip: '192.0.2.25',
    helo: 'smtp.example.org',
    mailFrom: 'isabelle@example.org',
    fromDomain: 'example.org',
    signatures: [],
  }),
  spf: known(SPF_TREE),
  spfCheck: known({
    result: 'pass',
    explanation: null,
    lookups: 3,
    voids: 0,
    matched: 'include:_spf.example.net',
    tree: JUDGED,
    reason: null,
  }),
  dkim: known([
    key('s1', {
      origin: 'message',
      alias: known('s1.domainkey.example.net'),
      provider: { id: 'example', name: 'Example Mail', isCertain: true },
    }),
    key('old', { provider: { id: 'example', name: 'Example Mail', isCertain: false } }),
    key('ed', { records: known(['v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=']) }),
    key('gone', { origin: 'given', records: known([]) }),
  ]),
  dmarc: known({
    appliedPolicy: 'none',
    exists: known(true),
    found: known(null),
    steps: [step('example.org', [POLICY]), step('org', [])],
  }),
  reportTargets: known([
    {
      tag: 'rua',
      address: 'reports@example.org',
      domain: 'example.org',
      isExternal: known(false),
      authorisationName: '',
      exists: known(true),
      isAuthorised: known(true),
      service: known(null),
    },
    {
      tag: 'rua',
      address: 'example@reports.example.com',
      domain: 'reports.example.com',
      isExternal: known(true),
      authorisationName: 'example.org._report._dmarc.reports.example.com',
      exists: known(true),
      isAuthorised: known(false),
      service: known({ name: 'Example Reports', confidence: 'memory' }),
    },
  ]),
  spfAlignment: known(null),
  dkimAlignment: known(null),
  mx: known({ domain: 'example.org', exists: true, hosts: [], ownAddresses: known([]) }),
  ipLists: known([
    list('one.blocklist.example', 'listed', { codes: ['127.0.0.2'], delistUrl: 'https://blocklist.example/remove' }),
    list('two.blocklist.example', 'not-listed'),
    list('three.blocklist.example', 'refused'),
    list('allow.example', 'listed', { isAllowList: true, codes: ['127.0.0.1'] }),
  ]),
  domainLists: known([list('names.blocklist.example', 'no-answer', { subject: 'example.org' })]),
  dnsHost: known(null),
  ...changes,
})

export const FINDINGS: AuditFinding[] = [
  finding('spf/too-many-lookups', {
    status: 'fail',
    title: 'SPF stays within 10 DNS lookups',
    summary: 'Checking your SPF record takes 11 DNS lookups. Receivers stop at 10 and treat SPF as broken.',
    advice: 'Remove the services you no longer send from, then replace short includes with their IP ranges.',
  }),
  finding('dkim/key-short', {
    status: 'fail',
    severity: 'medium',
    title: 'DKIM keys have at least 2048 bits',
    summary: 'The key “old” has 1024 bits. Some receivers trust such keys less.',
    advice: 'Have your mail provider make a new key of 2048 bits.',
    reference: 'RFC 8301 §3.2',
  }),
  finding('dmarc/testing-flag', {
    status: 'fail',
    severity: 'low',
    title: 'The DMARC policy is in force',
    summary: 'The record asks receivers to treat the policy as a test (t=y).',
    advice: 'Remove t=y once the reports show no more failures.',
    reference: 'RFC 9989 §4.7',
  }),
  finding('mta-sts/absent', {
    status: 'fail',
    severity: 'info',
    title: 'Mail to you is protected in transit (MTA-STS)',
    summary: 'No MTA-STS policy is published. This is about mail you receive.',
    advice: 'Publish one if your mail provider offers it.',
    reference: 'RFC 8461 §3.1',
  }),
  finding('delegation/servers-disagree', {
    status: 'unknown',
    title: 'All name servers give the same answer',
    summary: 'The name server did not answer in time. This says nothing about the record itself: try again.',
    reference: 'RFC 1034 §4.3.5',
  }),
  finding('spf/missing', { title: 'An SPF record is published' }),
  finding('dmarc/missing', { title: 'A DMARC record is published' }),
  finding('bimi/syntax', { status: 'not-applicable', severity: 'low', title: 'The BIMI record is valid' }),
]

const rule = (id: string, changes: Partial<AuditVerdict['rules'][number]> = {}): AuditVerdict['rules'][number] => ({
  id,
  status: 'met',
  isForBulk: false,
  requirement: 'required',
  isOfficial: true,
  confidence: 'verified',
  source: 'https://postmaster.example/rules',
  date: '2026-11-21',
  since: null,
  checkIds: [],
  params: {},
  title: { en: 'The sender is aligned', fr: 'L’expéditeur est aligné' },
  consequence: { en: 'The message is refused.', fr: 'Le message est refusé.' },
  ...changes,
})

export const VERDICTS: AuditVerdict[] = [
  {
    providerId: 'example',
    name: 'Example Mail',
    ordinary: 'broken',
    bulk: 'broken',
    bulkMeaning: null,
    rules: [
      rule('example/aligned', { status: 'broken' }),
      rule('example/complaints', {
        status: 'unknown',
        isForBulk: true,
        isOfficial: false,
        source: null,
        title: { en: 'Few complaints', fr: 'Peu de plaintes' },
      }),
    ],
  },
  { providerId: 'silent', name: 'Silent Mail', ordinary: 'unknown', bulk: 'unknown', bulkMeaning: null, rules: [] },
]

/** An audit as the API sends it, sentences included. */
export const auditReport = (changes: Partial<AuditReport> = {}): AuditReport => ({
  domain: 'example.org',
  grade: 'C',
  score: 70,
  findings: FINDINGS,
  spf: { records: [SPF_TREE.record ?? ''], lookups: 11, voids: 1 },
  dkim: [
    { selector: 's1', domain: 'example.org', bits: 2048, status: 'valid' },
    { selector: 'old', domain: 'example.org', bits: 1024, status: 'valid' },
    { selector: 'ed', domain: 'example.org', bits: 256, status: 'valid' },
    { selector: 'gone', domain: 'example.org', bits: null, status: 'missing' },
  ],
  dmarc: {
    orgDomain: 'example.org',
    policyDomain: 'example.org',
    policy: 'quarantine',
    asked: ['_dmarc.example.org', '_dmarc.org'],
  },
  verdicts: VERDICTS,
  evidence: auditEvidence(),
  askedAt: '2026-11-22T10:00:00.000Z',
  durationMs: 120,
  ...changes,
})
