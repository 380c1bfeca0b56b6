/* What has to be true of a zone once its plan is carried out. Every sentence is a failure. */
import type { PlanAnswer } from './ask-plan.ts'
import type { OracleCase } from './cases.ts'
import type { Verdict } from './judges/judge.ts'
import type { PythonJudge, SpfVerdict } from './judges/python.ts'
import { mistyped, type Published } from './publish.ts'
import { textsAt } from './zone-records.ts'

/** Kinds of failure, as the table counts them. */
export type FailureKind =
  | 'no plan'
  | 'typed wrong'
  | 'claimed, not passed'
  | 'sender lost'
  | 'two SPF records'
  | 'look-ups'
  | 'obsolete DMARC tag'
  | 'record lost'
  | 'policy'

export interface Failure {
  readonly kind: FailureKind
  readonly text: string
}

/** What a judge said of the message of one account. */
export interface Judged {
  readonly judge: string
  readonly sender: string
  readonly verdict: Verdict
}

/** Nobody’s address: SPF is read to its end. */
const NOBODY = '203.0.113.254'
const MAX_LOOKUPS = 10

const fail = (kind: FailureKind, texts: readonly string[]): Failure[] => texts.map((text) => ({ kind, text }))

const OBSOLETE = /(?:^|;)\s*(pct|rf|ri)\s*=/i
const isSpf = (text: string): boolean => /^v=spf1(?: |$)/i.test(text)

/** What the zone itself shows. */
export function examineZone(asked: OracleCase, plan: PlanAnswer, published: Published): Failure[] {
  const { domain, zone, unrelated, keptReports } = asked
  const atDomain = textsAt(published.records, domain)
  const policies = [...new Set([domain, zone])].flatMap((name) => textsAt(published.records, `_dmarc.${name}`))
  const later = plan.steps.filter((step) => step.later).flatMap(({ edits }) => edits)
  const obsolete = [...policies, ...later.flatMap(({ after }) => after.filter((text) => /^v=DMARC1/i.test(text)))]
  const spf = atDomain.filter(isSpf)
  return [
    ...examinePolicies(asked, plan, published),
    ...fail('typed wrong', [...published.refusals, ...mistyped(plan, published)]),
    ...fail('two SPF records', spf.length > 1 ? [spf.join(' | ')] : []),
    ...fail(
      'obsolete DMARC tag',
      obsolete.filter((text) => OBSOLETE.test(text)),
    ),
    ...fail(
      'record lost',
      unrelated.filter((text) => !atDomain.includes(text)),
    ),
    ...fail(
      'record lost',
      keptReports
        .filter((address) => !policies.some((text) => /^v=DMARC1\s*;/.test(text) && text.includes(address)))
        .map((address) => `reports to ${address}`),
    ),
  ]
}

/** What only a condition or the user’s word may bring: a stricter DMARC policy. And what nothing may: SPF that lets anybody pass. */
function examinePolicies({ records, domain }: OracleCase, plan: PlanAnswer, published: Published): Failure[] {
  const at = `_dmarc.${domain}`
  const before = Math.max(0, ...textsAt(records, at).map(strictness))
  const stricter = textsAt(published.records, at).filter((text) => strictness(text) > before)
  const open = plan.steps
    .flatMap(({ edits }) => edits.flatMap(({ after }) => after))
    .filter((text) => isSpf(text) && /\s[+?]?all(?:\s|$)/i.test(text))
  return [...fail('policy', stricter), ...fail('policy', open)]
}

const POLICIES: readonly string[] = ['none', 'quarantine', 'reject']

/** 0 for a record that asks for nothing, or that says nothing understandable. */
const strictness = (text: string): number =>
  Math.max(0, POLICIES.indexOf(/^"?v=DMARC1\b.*?[;,]\s*p=(\w+)/i.exec(text)?.[1] ?? 'none'))

/** Who could send before, by pyspf: asked before anything is published. */
export async function sendersBefore(asked: OracleCase, python: PythonJudge): Promise<ReadonlyMap<string, SpfVerdict>> {
  const senders = new Map<string, SpfVerdict>()
  for (const ip of [NOBODY, ...asked.known.map((sender) => sender.ip)]) {
    senders.set(ip, await python.checkSpf(ip, asked.domain))
  }
  return senders
}

/** What pyspf says of the record now: nobody is lost, and it is read within the limits. */
export async function examineSpf(
  asked: OracleCase,
  plan: PlanAnswer,
  before: ReadonlyMap<string, SpfVerdict>,
  python: PythonJudge,
): Promise<Failure[]> {
  const failures: Failure[] = []
  const isClaimed = plan.predicted.spf === 'pass'
  const isRepaired = !asksForSpf(plan) && changesSpf(plan, asked)
  for (const { ip, term } of asked.known) {
    const now = await python.checkSpf(ip, asked.domain)
    const was = before.get(ip)
    const isMeant =
      isRepaired && was?.result === 'permerror' && !UNREADABLE.some((fault) => asked.faults.includes(fault))
    if (now.result === 'pass' || (was?.result !== 'pass' && !isMeant)) continue
    failures.push({
      kind: 'sender lost',
      text: `${ip} (${term}): ${was?.result} before, ${now.result} now, ${now.why}`,
    })
  }
  const whole = await python.checkSpf(NOBODY, asked.domain)
  const isBroken = whole.lookups > MAX_LOOKUPS || whole.result === 'permerror'
  if (isBroken && (isRepaired || before.get(NOBODY)?.result !== 'permerror')) {
    failures.push({ kind: 'look-ups', text: `${whole.lookups} look-ups, ${whole.result}: ${whole.why}` })
  }
  const sender = asked.accounts[0]?.ip
  if (isClaimed && sender !== undefined) {
    const { result, why } = await python.checkSpf(sender, asked.domain)
    if (result !== 'pass')
      failures.push({ kind: 'claimed, not passed', text: `SPF of ${sender} by pyspf: ${result}, ${why}` })
  }
  return failures
}

/** Without the user’s word the record cannot be brought below the limits: it is asked for, and nobody is taken out before. */
export const asksForSpf = ({ steps }: PlanAnswer): boolean =>
  steps.some(({ id, later }) => later && (id === 'spf/unused-services' || id === 'spf/flatten'))

const changesSpf = ({ steps }: PlanAnswer, { domain }: OracleCase): boolean =>
  steps.some(({ later, edits }) => !later && edits.some(({ name, after }) => name === domain && after.some(isSpf)))

/** Records that nobody can read for sure: whom they allow is anybody’s guess. */
const UNREADABLE: readonly string[] = ['spf: two terms stuck together']

/**
 * What judges say of the messages, beside what the plan says of them. Of SPF it speaks for the address that it was told, which
 * is that of the first service; of DKIM and DMARC for each service that it was told of.
 */
export function examineVerdicts(
  { accounts }: OracleCase,
  { predicted }: PlanAnswer,
  judged: readonly Judged[],
): Failure[] {
  const first = accounts[0]?.service.provider.id
  return judged.flatMap(({ judge, sender, verdict }) => {
    const where = `${judge}, ${sender}`
    if (verdict.fault !== null) return fail('claimed, not passed', [`${where}: the judge failed, ${verdict.fault}`])
    const claims = [
      { name: 'SPF', claimed: sender === first ? predicted.spf : 'unknown', said: verdict.spf },
      { name: 'DKIM', claimed: predicted.dkim, said: verdict.dkim },
      { name: 'DMARC', claimed: predicted.dmarc, said: verdict.dmarc },
    ]
    return claims
      .filter(({ claimed, said }) => claimed === 'pass' && said !== 'pass')
      .map(({ name, said }): Failure => ({
        kind: 'claimed, not passed',
        text: `${where}: ${name} ${said}. ${verdict.why}`,
      }))
  })
}
