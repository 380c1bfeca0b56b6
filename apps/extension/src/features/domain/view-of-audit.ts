import type { AuditEvidence, AuditFinding, AuditReport, AuditVerdict, Locale } from '@bienrecu/shared'
import type {
  AuditView,
  DkimKeyView,
  DmarcView,
  ListView,
  ProviderView,
  PublishedRecord,
  ReportTargetView,
  Seen,
  SpfNodeState,
  SpfNodeView,
  SpfTermView,
  SpfView,
  ToldFinding,
} from './audit-view.ts'

/** The value of a fact, where it is known. */
type KnownOf<F> = Extract<F, { known: true }> extends { value: infer Value } ? Value : never
export type SpfNode = NonNullable<KnownOf<AuditEvidence['spf']>>
export type SpfTerm = SpfNode['terms'][number]

const map = <T, R>(fact: Seen<T>, change: (value: T) => R): Seen<R> =>
  fact.known ? { known: true, value: change(fact.value) } : fact

const toldFinding = (finding: AuditFinding): ToldFinding => {
  const { checkId, status, severity, title = checkId, summary = null, advice = null, reference = '' } = finding
  return { checkId, status, severity, title, summary, advice, reference }
}

const SPF_STATES = {
  found: 'valid',
  missing: 'no-record',
  several: 'several-records',
  loop: 'loop',
  'not-a-name': 'not-a-name',
  unknown: 'unknown',
} as const satisfies Record<SpfNode['state'], SpfNodeState>

const nodeState = ({ state, problems }: SpfNode): SpfNodeState =>
  state === 'found' && problems.length > 0 ? 'invalid' : SPF_STATES[state]

type Family = 4 | 6

/** What an evaluation for one address made of a node: it ends where the address was found. */
const childOf = (term: SpfTerm | undefined): SpfNode | null => (term?.node?.known === true ? term.node.value : null)

const spfTerm = (term: SpfTerm, judged: SpfTerm | undefined, family: Family): SpfTermView => {
  const { text, cost, count, voidFor, node } = term
  const unknown: SpfNodeView | null =
    node?.known === false ? { domain: '', state: node.reason, record: null, terms: [] } : null
  const child = childOf(term)
  return {
    text,
    cost,
    count,
    isVoid: voidFor.known && voidFor.value.includes(family),
    isMatch: judged?.isMatch === true,
    target: child ? spfNode(child, childOf(judged), family) : unknown,
  }
}

const spfNode = (node: SpfNode, judged: SpfNode | null, family: Family): SpfNodeView => ({
  domain: node.domain,
  state: nodeState(node),
  record: node.record,
  terms: node.terms.map((term) =>
    spfTerm(
      term,
      judged?.terms.find(({ offset }) => offset === term.offset),
      family,
    ),
  ),
})

const sum = ({ terms }: SpfNodeView, own: (term: SpfTermView) => number): number =>
  terms.reduce((total, term) => total + own(term) + (term.target ? sum(term.target, own) : 0), 0)

const spfView = (evidence: AuditEvidence): Seen<SpfView | null> =>
  map(evidence.spf, (top) => {
    if (!top) return null
    const ip = evidence.message.known ? (evidence.message.value?.ip ?? null) : null
    const check = evidence.spfCheck.known ? evidence.spfCheck.value : null
    const tree = spfNode(top, check?.tree ?? null, ip?.includes(':') ? 6 : 4)
    return {
      lookups: sum(tree, ({ cost }) => cost),
      voids: sum(tree, ({ isVoid }) => (isVoid ? 1 : 0)),
      tree,
      check: ip !== null && check ? { ip, result: check.result } : null,
    }
  })

/** The tag "k=" of a key record (RFC 6376 section 3.6.1); RSA where it is not said. */
const keyTypeOf = ([record = '']: readonly string[]): 'rsa' | 'ed25519' =>
  /(?:^|;)\s*k\s*=\s*ed25519\s*(?:;|$)/.test(record) ? 'ed25519' : 'rsa'

const dkimViews = ({ evidence, dkim: keys }: AuditReport): Seen<DkimKeyView[]> =>
  map(evidence.dkim, (places) =>
    places.map(({ selector, domain, origin, records, alias, provider }) => {
      const summary = keys.find((key) => key.selector === selector && key.domain === domain)
      return {
        selector,
        domain,
        origin,
        status: summary?.status ?? 'unknown',
        bits: summary?.bits ?? null,
        keyType: records.known ? keyTypeOf(records.value) : null,
        alias: alias.known ? alias.value : null,
        provider,
      }
    }),
  )

const dmarcView = ({ evidence, dmarc: { orgDomain, policyDomain, policy } }: AuditReport): Seen<DmarcView> =>
  map(evidence.dmarc, ({ appliedPolicy, steps }) => ({
    orgDomain,
    policyDomain,
    policy,
    appliedPolicy,
    steps: steps.map(({ domain, name, answer, isBeyond }) => ({
      name,
      found: map(answer, ({ records }) => records.map(({ text }) => text)),
      isPolicy: domain === policyDomain,
      isOrganisation: domain === orgDomain,
      isBeyond,
    })),
  }))

const reportViews = ({ reportTargets }: AuditEvidence): Seen<ReportTargetView[]> =>
  map(reportTargets, (targets) =>
    targets.map(({ tag, address, isExternal, isAuthorised, service }) => {
      const reader = service.known ? service.value : null
      return {
        tag,
        address,
        service: reader && { name: reader.name, isCertain: reader.confidence !== 'memory' },
        isExternal,
        isAuthorised,
      }
    }),
  )

const listViews = ({ ipLists, domainLists }: AuditEvidence): Seen<ListView[]> => {
  if (!ipLists.known && !domainLists.known) return ipLists
  const asked = [ipLists, domainLists].flatMap((lists) => (lists.known ? lists.value : []))
  return {
    known: true,
    value: asked.map(({ zone, subject, state, codes, isAllowList, delistUrl }) => ({
      name: zone,
      subject,
      state,
      codes: [...codes],
      isAllowList,
      delistUrl,
    })),
  }
}

const texts = (name: string, type: string, fact: Seen<readonly string[]>): PublishedRecord[] =>
  fact.known ? fact.value.map((text) => ({ name, type, text })) : []

/** Records as published, by the family of the checks that speak of them. */
const recordsOf = ({ domain, evidence, spf: { records } }: AuditReport): AuditView['records'] => {
  const { dkim, dmarc, mx } = evidence
  const spf = (records ?? []).map((text) => ({ name: domain, type: 'TXT', text }))
  const keys = dkim.known
    ? dkim.value.flatMap(({ selector, domain: at, records }) => texts(`${selector}._domainkey.${at}`, 'TXT', records))
    : []
  const policies = dmarc.known
    ? dmarc.value.steps.flatMap(({ name, answer }) =>
        texts(
          name,
          'TXT',
          map(answer, ({ records }) => records.map(({ text }) => text)),
        ),
      )
    : []
  const hosts = texts(
    domain,
    'MX',
    map(mx, (route) => route.hosts.map(({ preference, host }) => `${preference} ${host || '.'}`)),
  )
  return { spf, dkim: keys, dmarc: policies, mx: hosts, forms: [...spf, ...keys, ...policies] }
}

/** A verdict in a language, as `ProviderVerdicts` draws it. */
export const providerView =
  (locale: Locale) =>
  ({ providerId: id, name, ordinary, bulk, rules }: AuditVerdict): ProviderView => ({
    id,
    name,
    ordinary,
    bulk,
    rules: rules.map(({ title, consequence, ...rule }) => ({
      ...rule,
      title: title[locale],
      consequence: consequence[locale],
    })),
  })

/** An audit as the page draws it. The sentences are those of its findings; those of the verdicts are in both languages. */
export const viewOf = (audit: AuditReport, locale: Locale): AuditView => {
  const { domain, grade, score, askedAt, findings, evidence } = audit
  return {
    domain,
    grade,
    score,
    askedAt,
    findings: findings.map(toldFinding),
    spf: spfView(evidence),
    dkim: dkimViews(audit),
    dmarc: dmarcView(audit),
    reports: reportViews(evidence),
    providers: (audit.verdicts ?? []).map(providerView(locale)),
    lists: listViews(evidence),
    records: recordsOf(audit),
  }
}
