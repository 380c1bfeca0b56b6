import type { ReportSection, SectionStatus, TesterReport } from '@bienrecu/shared'
import { allChecks, CHECKS, OTHER, type CheckId } from './checks.ts'
import { factsOf, type FactParams } from './finding-facts.ts'

export type FindingStatus = 'fail' | 'warning' | 'pass' | 'unknown' | 'not-applicable'

/** One thing to tell about a report. Words are made last, from the section `findings` of the message files. */
export interface Finding {
  checkId: CheckId
  status: FindingStatus
  /** Points taken away: 0 or negative; null when the tester shows none. */
  points: number | null
  /** `title`: the tester’s own words, in its language, where it has any; and what fills the texts of `facts`. */
  params: FactParams
  /** Names of the texts `findings.<check>.fact.<name>` for which everything is known. */
  facts: string[]
}

// Grey is no judgement: neither good nor bad may be read into it.
const STATUS: Record<SectionStatus, FindingStatus> = {
  success: 'pass',
  warning: 'warning',
  failure: 'fail',
  neutral: 'unknown',
}

// What has cost something has not passed, whatever its colour.
const statusOf = ({ status, points }: ReportSection): FindingStatus =>
  STATUS[status] === 'pass' && points !== null && points < 0 ? 'warning' : STATUS[status]

const findSection = (sections: readonly ReportSection[], key: string): ReportSection | undefined =>
  sections.find((section) => section.key === key)

const isPlainText = ({ evidence }: TesterReport): boolean =>
  evidence.headers.some(({ name, value }) => name.toLowerCase() === 'content-type' && /^text\/plain\b/i.test(value))

const isUndecided = ({ blocklists }: TesterReport): boolean =>
  blocklists.length > 0 && blocklists.every(({ state }) => state === 'no-answer' || state === 'unknown')

const makeFinding = (
  checkId: CheckId,
  status: FindingStatus,
  section: ReportSection | undefined,
  report: TesterReport,
): Finding => {
  const facts = factsOf(checkId, report)
  const title: FactParams = section ? { title: section.title } : {}
  return {
    checkId,
    status,
    points: section?.points ?? null,
    params: Object.assign(title, ...facts.map(({ params }) => params)),
    facts: facts.map(({ name }) => name),
  }
}

const knownFindings = (report: TesterReport): Finding[] =>
  allChecks().flatMap(([id, { section: key, subTest, isOptional, isAboutHtml }]) => {
    const parent = findSection(report.sections, key)
    const section = subTest === undefined ? parent : findSection(parent?.sections ?? [], subTest)
    if (isOptional && (!section || section.status === 'neutral')) return []
    if (!section)
      return [makeFinding(id, isAboutHtml && isPlainText(report) ? 'not-applicable' : 'unknown', section, report)]
    // “On no list” says nothing when no list has answered.
    const isDoubtful = id === 'mail-tester/blocklists' && section.status === 'success' && isUndecided(report)
    return [makeFinding(id, isDoubtful ? 'unknown' : statusOf(section), section, report)]
  })

const GROUPS = new Set<string>(Object.values(CHECKS).flatMap((check) => ('subTest' in check ? [check.section] : [])))
const KNOWN = new Set<string>(
  Object.values(CHECKS).map((check) => ('subTest' in check ? `${check.section}/${check.subTest}` : check.section)),
)

const round = (points: number): number => Math.round(points * 1_000) / 1_000

// What a group has lost beyond its sub-tests would otherwise be told nowhere.
const restOf = (group: ReportSection): ReportSection | null => {
  if (group.points === null) return null
  const rest = round(group.points - group.sections.reduce((sum, { points }) => sum + (points ?? 0), 0))
  return rest <= -0.1 ? { ...group, points: rest } : null
}

const otherFindings = (report: TesterReport): Finding[] => {
  const strangers = report.sections.flatMap((section) => {
    if (!GROUPS.has(section.key)) return KNOWN.has(section.key) ? [] : [section]
    const unknownSubTests = section.sections.filter(({ key }) => !KNOWN.has(`${section.key}/${key}`))
    return [...unknownSubTests, restOf(section)].filter((one) => one !== null)
  })
  // Nothing to tell of what is neither judged nor counted, such as the parts that show the message.
  const told = strangers.filter(({ status, points }) => status !== 'neutral' || (points ?? 0) < 0)
  return told.map((section) => makeFinding(OTHER, statusOf(section), section, report))
}

const RANK: Record<FindingStatus, number> = { fail: 1, warning: 2, unknown: 3, 'not-applicable': 4, pass: 5 }

const rankOf = ({ status, points }: Finding): number => ((points ?? 0) < 0 ? 0 : RANK[status])

/**
 * What a report says, in the order of what to correct first: by points lost, the most first; then failures that cost
 * nothing, warnings, what is not known, what has no object, and what passed. Pure. A check that the report does not
 * have is `unknown`, never passed; the points of all findings add up to what the report has taken away.
 */
export const findingsOf = (report: TesterReport): Finding[] =>
  [...knownFindings(report), ...otherFindings(report)].toSorted(
    (one, other) => rankOf(one) - rankOf(other) || Math.min(one.points ?? 0, 0) - Math.min(other.points ?? 0, 0),
  )
