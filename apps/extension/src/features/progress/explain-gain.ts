import type { DnsChange } from '@bienrecu/shared'
import type { ComparedEvidence, ComparedFinding, ComparedRule, Comparison } from '../compare/compare-reports.ts'

/** What a difference is about: what can have caused it follows from that. */
type Family = 'spf' | 'dkim' | 'dmarc' | 'reverse' | 'mx' | 'lists' | 'relay' | 'message' | 'other'

/**
 * `tester`, `relay`, `message`: another tester judged, the test went another way, or was another mail. `unseen`: nothing was
 * seen that would explain it.
 */
export type Cause =
  | { readonly kind: 'change'; readonly change: DnsChange }
  | { readonly kind: 'tester' }
  | { readonly kind: 'relay' }
  | { readonly kind: 'message' }
  | { readonly kind: 'unseen' }

const FINDINGS: Readonly<Record<string, Family>> = {
  'mail-tester/spf': 'spf',
  'mail-tester/dkim': 'dkim',
  'mail-tester/dmarc': 'dmarc',
  'mail-tester/reverse-dns': 'reverse',
  'mail-tester/blocklists': 'lists',
  'mail-tester/mx': 'mx',
  'mail-tester/a-record': 'mx',
  'mail-tester/spamassassin': 'other',
  'mail-tester/other': 'other',
}

// Names of SpamAssassin’s own rules; what is none of these judges the text.
const RULES: readonly (readonly [RegExp, Family])[] = [
  [/(?:^|_)SPF(?:_|$)/, 'spf'],
  [/(?:^|_)DKIM(?:WL)?(?:_|$)/, 'dkim'],
  [/DMARC/, 'dmarc'],
  [/RDNS|HELO|RP_MATCHES_RCVD/, 'reverse'],
  [/^RCVD_IN_|^URIBL_|_BL_|_RBL_/, 'lists'],
]

const EVIDENCE: Readonly<Partial<Record<ComparedEvidence['key'], Family>>> = {
  spfRecord: 'spf',
  suggestedSpfRecord: 'spf',
  dkimDomain: 'dkim',
  dkimSelector: 'dkim',
  dkimKeyBits: 'dkim',
  dmarcRecord: 'dmarc',
  reverseDns: 'reverse',
  sendingIp: 'relay',
  helo: 'relay',
  relay: 'relay',
  fromAddress: 'message',
  replyTo: 'message',
}

/** What a change of the DNS is about. */
export const familyOfChange = ({ name, type, before, after }: DnsChange): Family => {
  if (name.startsWith('_dmarc.')) return 'dmarc'
  if (name.includes('._domainkey.')) return 'dkim'
  if (type === 'PTR') return 'reverse'
  if (type === 'MX' || type === 'A' || type === 'AAAA') return 'mx'
  return [...before, ...after].some((record) => /^v=spf1(?: |$)/i.test(record)) ? 'spf' : 'other'
}

/** DMARC passes by SPF or DKIM: a change of either may be what it was waiting for. */
const EXPLAINED_BY: Readonly<Record<Family, readonly (readonly Family[])[]>> = {
  spf: [['spf']],
  dkim: [['dkim']],
  dmarc: [['dmarc'], ['dkim', 'spf']],
  reverse: [['reverse']],
  mx: [['mx']],
  lists: [],
  relay: [],
  message: [],
  other: [],
}

const isOtherRelay = ({ earlier, later, evidence }: Comparison): boolean =>
  earlier.relayName !== later.relayName || evidence.some(({ key }) => key === 'sendingIp')

const isOtherMessage = ({ earlier, later, evidence }: Comparison): boolean =>
  earlier.report.evidence.subject !== later.report.evidence.subject || evidence.some(({ key }) => key === 'fromAddress')

const causesOf = (family: Family, comparison: Comparison, changes: readonly DnsChange[]): Cause[] => {
  for (const families of EXPLAINED_BY[family]) {
    const found = changes.filter((change) => families.includes(familyOfChange(change)))
    if (found.length > 0) return found.map((change) => ({ kind: 'change', change }))
  }
  // A relay brings its own address, name and signature; the text is that of the message.
  if (family !== 'message' && isOtherRelay(comparison)) return [{ kind: 'relay' }]
  if ((family === 'message' || family === 'other') && isOtherMessage(comparison)) return [{ kind: 'message' }]
  return [{ kind: 'unseen' }]
}

/** Two testers judge one message differently. What they merely read in it is the same. */
const withTester = (causes: readonly Cause[], { isOtherTester }: Comparison): readonly Cause[] => {
  if (!isOtherTester || causes.some(({ kind }) => kind === 'change')) return causes
  return [{ kind: 'tester' }, ...causes.filter(({ kind }) => kind !== 'unseen')]
}

/** Changes seen in the DNS between two tests, oldest first. */
export const changesBetween = ({ earlier, later }: Comparison, changes: readonly DnsChange[]): DnsChange[] =>
  changes
    .filter(({ at }) => at > earlier.report.readAt && at <= later.report.readAt)
    .toSorted((a, b) => a.at.localeCompare(b.at))

export interface ExplainedGain {
  /** Seen in between. */
  changes: readonly DnsChange[]
  ofFinding: (finding: ComparedFinding) => readonly Cause[]
  ofRule: (rule: ComparedRule) => readonly Cause[]
  ofEvidence: (evidence: ComparedEvidence) => readonly Cause[]
}

/**
 * What explains each difference between two tests, as far as anything was seen: changes of the DNS, another tester, another
 * relay, another message. Nothing is explained by what happened before the earlier or after the later test. Pure.
 */
export const explainGain = (comparison: Comparison, all: readonly DnsChange[]): ExplainedGain => {
  const changes = changesBetween(comparison, all)
  const explain = (family: Family) => causesOf(family, comparison, changes)
  return {
    changes,
    ofFinding: ({ checkId }) => withTester(explain(FINDINGS[checkId] ?? 'message'), comparison),
    ofRule: ({ code }) =>
      withTester(explain(RULES.find(([pattern]) => pattern.test(code))?.[1] ?? 'message'), comparison),
    ofEvidence: ({ key }) => explain(EVIDENCE[key] ?? 'other'),
  }
}
