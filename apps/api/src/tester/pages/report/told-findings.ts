import { renderFinding } from '@bienrecu/audit/content/render-finding'
import { headed } from '@bienrecu/audit/first-sentence'
import { AUDIT_SEVERITIES, type JudgedFinding, type Judgement, type Locale } from '@bienrecu/shared'

/** A finding with its sentences. */
export interface ToldFinding {
  readonly finding: JudgedFinding
  /** What is wrong, in one sentence; of anything but a fault, what the check is about. */
  readonly title: string
  /** What else there is to say. */
  readonly summary: string | null
  readonly advice: string | null
  readonly reference: string | null
}

/** The findings of a judgement, as the report groups them. */
export interface ToldFindings {
  /** Dearest first. */
  readonly costs: readonly ToldFinding[]
  /** Faults that cost nothing, worst first. */
  readonly remarks: readonly ToldFinding[]
  /** Good to know. */
  readonly notes: readonly ToldFinding[]
  readonly open: readonly ToldFinding[]
  readonly passed: readonly ToldFinding[]
  readonly others: readonly ToldFinding[]
}

/** A judgement outlives the program that made it: a check that is gone keeps its name, and the report its page. */
const told = (finding: JudgedFinding, locale: Locale): ToldFinding => {
  try {
    const rendered = renderFinding(finding, locale)
    const { advice, reference } = rendered
    return { finding, ...headed(rendered, locale), advice, reference }
  } catch {
    return { finding, title: finding.checkId, summary: null, advice: null, reference: null }
  }
}

/** The findings of the audit stand among the others as a rule; those that do not cost nothing. */
const allFindings = ({ findings, audit }: Judgement): readonly JudgedFinding[] => {
  const listed = new Set(findings.map(({ checkId }) => checkId))
  const more = audit?.findings.filter(({ checkId }) => !listed.has(checkId)) ?? []
  return [...findings, ...more.map((finding) => Object.assign({ points: 0, section: null }, finding))]
}

const gravity = ({ severity }: JudgedFinding): number => AUDIT_SEVERITIES.indexOf(severity)

/** Makes the sentences of all findings, and groups them. */
export const toldFindings = (judgement: Judgement, locale: Locale): ToldFindings => {
  const all = allFindings(judgement).map((finding) => told(finding, locale))
  const failed = all.filter(({ finding }) => finding.status === 'fail')
  const free = failed
    .filter(({ finding }) => finding.points === 0)
    .toSorted((one, other) => gravity(one.finding) - gravity(other.finding))
  return {
    costs: failed
      .filter(({ finding }) => finding.points < 0)
      .toSorted(
        (one, other) => one.finding.points - other.finding.points || gravity(one.finding) - gravity(other.finding),
      ),
    remarks: free.filter(({ finding }) => finding.severity !== 'info'),
    notes: free.filter(({ finding }) => finding.severity === 'info'),
    open: all.filter(({ finding }) => finding.status === 'unknown' || finding.status === 'error'),
    passed: all.filter(({ finding }) => finding.status === 'pass'),
    others: all.filter(({ finding }) => finding.status === 'not-applicable'),
  }
}
