import type { SpamRule, StoredReport } from '@bienrecu/shared'
import { EVIDENCE_KEYS, evidenceText, type EvidenceKey } from '../report/evidence-rows.ts'
import { findingsOf, type Finding, type FindingStatus } from '../report/findings.ts'
import { toldStatus } from '../report/group-findings.ts'

/**
 * `changed`: neither better nor worse can be said of it, because one side is not known or has no object. `one-sided`: of two
 * different testers, only one has a word on it, so that nothing need have changed.
 */
export type Effect = 'better' | 'worse' | 'changed' | 'one-sided' | 'same'

/** One side of a compared check. */
export interface Side {
  status: FindingStatus
  points: number
}

export interface ComparedFinding {
  checkId: string
  /** The tester’s own title, of the later test where it has one. */
  title: string
  before: Side | null
  after: Side | null
  effect: Effect
}

/** Whether something can be said to have changed. */
export const hasChanged = ({ effect }: ComparedFinding): boolean => effect !== 'same' && effect !== 'one-sided'

/** The other checks, by what keeps them from telling of a change; groups without any are left out. */
export const unchangedGroups = (findings: readonly ComparedFinding[]) =>
  (
    [
      ['one-sided-checks', 'one-sided'],
      ['unchanged', 'same'],
    ] as const
  )
    .map(([name, wanted]) => ({ name, findings: findings.filter(({ effect }) => effect === wanted) }))
    .filter((group) => group.findings.length > 0)

export interface ComparedRule {
  code: string
  before: number | null
  after: number | null
  effect: Effect
}

export interface ComparedEvidence {
  key: EvidenceKey | 'relay'
  before: string | null
  after: string | null
}

export interface Comparison {
  earlier: StoredReport
  later: StoredReport
  isOtherTester: boolean
  /** Points gained from the earlier to the later; negative when lost. */
  difference: number
  findings: ComparedFinding[]
  rules: ComparedRule[]
  evidence: ComparedEvidence[]
}

const round = (points: number): number => Math.round(points * 1000) / 1000

const sideOf = (finding: Finding | undefined): Side | null =>
  finding ? { status: finding.status, points: Math.min(finding.points ?? 0, 0) } : null

const RANK: Partial<Record<FindingStatus, number>> = { fail: 0, warning: 1, pass: 2 }

const isUnknown = (side: Side | null): boolean => side === null || toldStatus(side) === 'unknown'

const effectOfSides = (before: Side | null, after: Side | null, isOtherTester: boolean): Effect => {
  if (isOtherTester && (isUnknown(before) || isUnknown(after)))
    return isUnknown(before) === isUnknown(after) ? 'same' : 'one-sided'
  if (before?.status === after?.status && before?.points === after?.points) return 'same'
  const from = before && RANK[before.status]
  const to = after && RANK[after.status]
  // What is not known on one side cannot have become better or worse.
  if (from === null || from === undefined || to === null || to === undefined) return 'changed'
  const gain = round((after?.points ?? 0) - (before?.points ?? 0)) || to - from
  return gain > 0 ? 'better' : 'worse'
}

const isOtherTester = (earlier: StoredReport, later: StoredReport): boolean =>
  earlier.report.tester !== later.report.tester

// Checks without a name of ours are told apart by the tester’s title.
const keyOf = ({ checkId, params }: Finding): string =>
  checkId === 'mail-tester/other' ? `${checkId} ${String(params['title'] ?? '')}` : checkId

const compareFindings = (earlier: StoredReport, later: StoredReport): ComparedFinding[] => {
  const isOther = isOtherTester(earlier, later)
  const before = new Map(findingsOf(earlier.report).map((finding) => [keyOf(finding), finding]))
  const after = new Map(findingsOf(later.report).map((finding) => [keyOf(finding), finding]))
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const [one, other] = [before.get(key), after.get(key)]
    const known = other ?? one
    if (!known) return []
    const sides = { before: sideOf(one), after: sideOf(other) }
    const title = String(known.params['title'] ?? '')
    return [{ checkId: known.checkId, title, ...sides, effect: effectOfSides(sides.before, sides.after, isOther) }]
  })
}

const scoresOf = (rules: readonly SpamRule[]): Map<string, number> =>
  new Map(rules.map(({ code, score }) => [code, score]))

// mail-tester’s sign: below zero is bad. A rule that is gone takes its points with it.
const effectOfScores = (before: number, after: number): Effect => {
  const gain = round(after - before)
  return gain === 0 ? 'changed' : gain > 0 ? 'better' : 'worse'
}

const compareRules = (earlier: StoredReport, later: StoredReport): ComparedRule[] => {
  const [before, after] = [scoresOf(earlier.report.spamRules), scoresOf(later.report.spamRules)]
  // A tester that tells no rules at all says nothing of any.
  if (isOtherTester(earlier, later) && (before.size === 0 || after.size === 0)) return []
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((code) => {
    const [one, other] = [before.get(code) ?? null, after.get(code) ?? null]
    return one === other ? [] : [{ code, before: one, after: other, effect: effectOfScores(one ?? 0, other ?? 0) }]
  })
}

const compareEvidence = (earlier: StoredReport, later: StoredReport): ComparedEvidence[] => [
  ...(earlier.relayName === later.relayName
    ? []
    : [{ key: 'relay' as const, before: earlier.relayName, after: later.relayName }]),
  ...EVIDENCE_KEYS.flatMap((key) => {
    // A signature differs with every message; its domain and selector are what can change.
    if (key === 'dkimSignature' || key === 'authenticationResults') return []
    const [before, after] = [evidenceText(earlier.report.evidence, key), evidenceText(later.report.evidence, key)]
    const isOneSided = isOtherTester(earlier, later) && (before === null || after === null)
    return before === after || isOneSided ? [] : [{ key, before, after }]
  }),
]

const ORDER: Record<Effect, number> = { better: 0, worse: 1, changed: 2, 'one-sided': 3, same: 4 }

/** What changed between two tests, in whatever order they are given: the one read first is the earlier. Pure. */
export const compareReports = (one: StoredReport, other: StoredReport): Comparison => {
  const [earlier, later] = one.report.readAt <= other.report.readAt ? [one, other] : [other, one]
  return {
    earlier,
    later,
    isOtherTester: isOtherTester(earlier, later),
    difference: round(later.report.score - earlier.report.score),
    findings: compareFindings(earlier, later).toSorted((a, b) => ORDER[a.effect] - ORDER[b.effect]),
    rules: compareRules(earlier, later),
    evidence: compareEvidence(earlier, later),
  }
}
