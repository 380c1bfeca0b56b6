import type { JudgedFinding, Judgement, ScoreSection, SectionStatus } from '@bienrecu/shared'

/** Never "success" for what nobody could look at. */
type Look = 'seen' | 'not-seen'

const FAILURE = -1

const byPoints = (points: number, look: Look): SectionStatus => {
  if (points <= FAILURE) return 'failure'
  if (points < 0) return 'warning'
  return look === 'seen' ? 'success' : 'neutral'
}

const UNDECIDED: ReadonlySet<string> = new Set(['none', 'temperror', 'permerror'])

/** Of a result of RFC 8601: what did not pass is no success, even where it costs nothing. */
const ofResult = (result: string, points: number): SectionStatus => {
  if (points < 0) return byPoints(points, 'seen')
  if (result === 'pass') return 'success'
  return UNDECIDED.has(result) ? 'neutral' : 'warning'
}

const bestDkim = ({ authentication: { dkim } }: Judgement): string =>
  (dkim.find(({ result }) => result === 'pass') ?? dkim.find(({ result }) => result === 'temperror') ?? dkim[0])
    ?.result ?? 'none'

const wasFiltered = ({ filters: { spamassassin, rspamd } }: Judgement): boolean =>
  spamassassin.state === 'judged' || rspamd.counts

const wasListed = ({ blocklists }: Judgement): boolean =>
  blocklists.some(({ state }) => state === 'listed' || state === 'not-listed')

const hasPassed = (findings: readonly JudgedFinding[]): boolean =>
  findings.some(({ status }) => status === 'pass' || status === 'fail')

/** The status of a section without parts. `findings`: its own. */
export const statusOf = (
  judgement: Judgement,
  { key, points }: ScoreSection,
  findings: readonly JudgedFinding[],
): SectionStatus => {
  const { spf, dmarc } = judgement.authentication
  if (key === 'spf') return ofResult(spf.result, points)
  if (key === 'dkim') return ofResult(bestDkim(judgement), points)
  if (key === 'dmarc') return ofResult(dmarc.result, points)
  if (key === 'spamassassin') return byPoints(points, wasFiltered(judgement) ? 'seen' : 'not-seen')
  if (key === 'blacklists') return byPoints(points, wasListed(judgement) ? 'seen' : 'not-seen')
  return byPoints(points, hasPassed(findings) ? 'seen' : 'not-seen')
}

/** The status of a section with parts: what it takes decides, then whether any part is a success. */
export const statusOfParent = (points: number, parts: readonly SectionStatus[]): SectionStatus => {
  if (points < 0) return byPoints(points, 'seen')
  if (parts.includes('warning')) return 'warning'
  return parts.includes('success') ? 'success' : 'neutral'
}
