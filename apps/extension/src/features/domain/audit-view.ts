/* What the Domain page draws, whoever made the audit: the paired API, or the engine in this very page. */

/** Why something is not known; `refused`, `servfail`: the server said so. */
export type WhyUnknown = 'timeout' | 'servfail' | 'refused' | 'bad-answer' | 'cname-loop' | 'unreachable' | 'not-asked'

/** What is known, or why it is not: “none” and “not known” are never the same. */
export type Seen<T> = { known: true; value: T } | { known: false; reason: WhyUnknown }

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info'
export type Grade = 'A' | 'B' | 'C' | 'D' | 'E' | 'F'

/** A judgement in sentences, in the language in which it was asked for. */
export interface ToldFinding {
  checkId: string
  status: 'pass' | 'fail' | 'not-applicable' | 'unknown' | 'error'
  severity: Severity
  title: string
  summary: string | null
  advice: string | null
  /** `RFC 7208 §4.6.4`, or an address. */
  reference: string
}

/** A record as published. */
export interface PublishedRecord {
  name: string
  type: string
  text: string
}

/** One term of an SPF record: what it costs, and what it leads to. */
export interface SpfTermView {
  text: string
  /** Look-ups of this term alone: 0 or 1. */
  cost: number
  /** Look-ups counted so far, this term included, in the order of evaluation. */
  count: number
  isVoid: boolean
  isMatch: boolean
  /** What `include` or `redirect` leads to. */
  target: SpfNodeView | null
}

export type SpfNodeState =
  | 'valid'
  | 'invalid'
  | 'no-record'
  | 'several-records'
  | 'loop'
  | 'not-a-name'
  | 'unknown'
  | WhyUnknown

/** A domain in the tree of an SPF record. */
export interface SpfNodeView {
  domain: string
  state: SpfNodeState
  record: string | null
  terms: SpfTermView[]
}

export interface SpfView {
  lookups: number
  voids: number
  tree: SpfNodeView
  /** The verdict on the sending address, where one is known. */
  check: { ip: string; result: string } | null
}

export interface DkimKeyView {
  selector: string
  domain: string
  /** `message`: a signature named it; `given`: the user did; `guessed`: providers use it. */
  origin: 'message' | 'given' | 'guessed'
  status: 'valid' | 'revoked' | 'missing' | 'invalid' | 'unknown'
  bits: number | null
  keyType: 'rsa' | 'ed25519' | null
  /** Where an alias leads. */
  alias: string | null
  /** Whose console makes this key. */
  provider: { name: string; isCertain: boolean } | null
}

/** One name of the DMARC tree walk. */
export interface WalkStepView {
  name: string
  /** The DMARC records there. */
  found: Seen<string[]>
  /** Its policy is the one that counts. */
  isPolicy: boolean
  /** It is the organisational domain. */
  isOrganisation: boolean
  /** The walk had stopped before: what is here does not count. */
  isBeyond: boolean
}

export interface DmarcView {
  /** Null where it could not be found out; so for the policy. */
  orgDomain: string | null
  policyDomain: string | null
  policy: 'none' | 'quarantine' | 'reject' | null
  /** What receivers are asked to do in fact: one step less while testing (`t=y`). */
  appliedPolicy: 'none' | 'quarantine' | 'reject' | null
  steps: WalkStepView[]
}

export interface ReportTargetView {
  tag: 'rua' | 'ruf'
  address: string
  /** The service behind the address, where it is known. */
  service: { name: string; isCertain: boolean } | null
  isExternal: Seen<boolean>
  isAuthorised: Seen<boolean>
}

export type RuleStatus = 'met' | 'broken' | 'unknown' | 'not-applicable'

export interface ProviderRuleView {
  id: string
  status: RuleStatus
  title: string
  /** What the provider does with mail that breaks it. */
  consequence: string | null
  /** Rules for those who send in bulk alone. */
  isForBulk: boolean
  source: string | null
  date: string | null
  /** False for what others report of the provider. */
  isOfficial: boolean
}

export interface ProviderView {
  id: string
  name: string
  ordinary: RuleStatus
  bulk: RuleStatus
  rules: ProviderRuleView[]
}

export type ListState = 'listed' | 'not-listed' | 'refused' | 'no-answer'

export interface ListView {
  name: string
  subject: string
  state: ListState
  codes: string[]
  /** Being on such a list is good news. */
  isAllowList: boolean
  delistUrl: string | null
}

/** An audit, ready to be drawn. Null: nobody told. */
export interface AuditView {
  domain: string
  grade: Grade | null
  score: number | null
  askedAt: string
  findings: ToldFinding[]
  spf: Seen<SpfView | null>
  dkim: Seen<DkimKeyView[]>
  dmarc: Seen<DmarcView>
  reports: Seen<ReportTargetView[]>
  providers: ProviderView[]
  lists: Seen<ListView[]>
  /** Records as published, by the family of the checks that speak of them. */
  records: Record<string, PublishedRecord[]>
}
