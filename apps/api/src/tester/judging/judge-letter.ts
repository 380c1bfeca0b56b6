import { judgeContent } from '@bienrecu/audit/content/judge-content'
import type { LinkAnswer } from '@bienrecu/audit/content/evidence'
import type { Fact } from '@bienrecu/audit/evidence'
import { scoreMessage } from '@bienrecu/audit/scoring/score-message'
import type { FilterVerdict, JudgedConnection, JudgedMessage, Judgement } from '@bienrecu/shared'
import { auditSender } from './audit-sender.ts'
import { blocklistResults } from './blocklist-results.ts'
import { confirmedName } from './confirmed-name.ts'
import { gather, type Gathered } from './gather.ts'
import type { JudgePorts } from './judge-ports.ts'
import type { Letter } from './letter.ts'

const valueOr = <Value>(fact: Fact<Value>, otherwise: Value): Value => (fact.known ? fact.value : otherwise)

const connectionOf = ({ envelope, evidence }: Gathered): JudgedConnection => {
  const { ip, helo, mailFrom, recipient, tls } = envelope
  const names = valueOr(evidence.reverse, null)?.names ?? []
  const reverseName = confirmedName(evidence.reverse) ?? names[0]?.name ?? null
  return { ip, helo, reverseName, mailFrom, recipient, tls: valueOr(tls, null) }
}

const withAnswers = (message: JudgedMessage, answers: Fact<readonly LinkAnswer[]>): JudgedMessage => {
  const statuses = new Map(valueOr(answers, []).map(({ href, status }) => [href, status]))
  const links = message.links.map((link) => ({ ...link, status: statuses.get(link.href) ?? null }))
  return { ...message, links }
}

/** The sum of rspamd counts where SpamAssassin is not set up; one that did not answer is not replaced by another measure. */
const filterScores = ({ spamassassin, rspamd }: Gathered) => ({
  spamassassin: spamassassin.state === 'judged' ? spamassassin.score : null,
  rspamd:
    spamassassin.state === 'off' && rspamd.state === 'judged' && rspamd.score !== null && rspamd.threshold !== null
      ? { score: rspamd.score, spamAt: rspamd.threshold }
      : null,
})

const filtersOf = ({ spamassassin, rspamd }: Gathered): { spamassassin: FilterVerdict; rspamd: FilterVerdict } => ({
  spamassassin,
  rspamd: { ...rspamd, counts: spamassassin.state === 'off' && rspamd.state === 'judged' },
})

/** Judges one message: asks everything, runs every check, counts the points. */
export const judgeLetter = async (letter: Letter, ports: JudgePorts): Promise<Judgement> => {
  const begun = performance.now()
  const askedAt = ports.now()
  const gathered = await gather(letter, ports)
  const took = (): number => Math.round(performance.now() - begun)
  const { content, evidence, reading } = gathered
  const audit = await auditSender({ ...gathered, fromDomain: reading.fromDomain }, ports.onBug, {
    askedAt,
    durationMs: took(),
  })
  const all = [...audit.findings, ...judgeContent(content, ports.onBug)]
  const { score, band, sections, findings } = scoreMessage({ findings: all, ...filterScores(gathered) })
  const answers = [evidence.ipLists, evidence.domainLists, content.linkLists].flatMap((fact) => valueOr(fact, []))
  return {
    version: 1,
    origin: letter.origin,
    isPractice: letter.isPractice,
    receivedAt: new Date(letter.receivedAt).toISOString(),
    judgedAt: new Date(ports.now()).toISOString(),
    durationMs: took(),
    score,
    maxScore: 10,
    band,
    sections,
    connection: connectionOf(gathered),
    message: withAnswers(reading.message, content.linkAnswers),
    authentication: gathered.authentication,
    hops: valueOr(content.hops, []).slice(0, 100),
    findings,
    filters: filtersOf(gathered),
    blocklists: blocklistResults(answers),
    verdicts: audit.verdicts,
    audit: audit.report,
    isDnsMissing: gathered.isDnsMissing,
  }
}
