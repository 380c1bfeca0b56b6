import type { FilterVerdict, Judgement, Locale, ReportSection, ScoreSection, TesterReport } from '@bienrecu/shared'
import { reportEvidence, reversed } from './report/report-evidence.ts'
import { createReportSay, type ReportSay } from './report/say-report.ts'
import { bySection, type SectionFindings } from './report/section-findings.ts'
import { resultOf } from './report/section-result.ts'
import { statusOf, statusOfParent } from './report/section-status.ts'

/** Where the result stands, and in which language it is told. */
export interface ReportPlace {
  readonly address: string
  readonly url: string
  readonly language: Locale
}

const MAX_TEXT = 20_000

interface ToTell {
  readonly judgement: Judgement
  readonly findingsOf: SectionFindings
  readonly say: ReportSay
}

const sectionOf = (told: ToTell, section: ScoreSection): ReportSection => {
  const { judgement, findingsOf, say } = told
  const { key, points } = section
  const sections = judgement.sections.filter(({ parent }) => parent === key).map((part) => sectionOf(told, part))
  const isLeaf = sections.length === 0
  return {
    key,
    title: say.ifAny(`section.${key}`) || key,
    status: isLeaf
      ? statusOf(judgement, section, findingsOf(key))
      : statusOfParent(
          points,
          sections.map(({ status }) => status),
        ),
    points,
    about: say.ifAny(`about.${key}`),
    result: isLeaf ? resultOf(judgement, key, findingsOf(key), say).slice(0, MAX_TEXT) : '',
    sections,
  }
}

/** The rules of the filter whose points count, with mail-tester’s sign. */
const spamRules = ({ filters: { spamassassin, rspamd } }: Judgement): TesterReport['spamRules'] => {
  const counting: FilterVerdict | null = spamassassin.state === 'judged' ? spamassassin : rspamd.counts ? rspamd : null
  const rules = counting?.rules.slice(0, 300) ?? []
  return rules.map(({ code, score, description }) => ({ code, score: reversed(score), description, solution: '' }))
}

const BANDS = ['report.band.0', 'report.band.1', 'report.band.2', 'report.band.3', 'report.band.4'] as const

/**
 * A judgement as a report of the history: the same sections, signs and evidence as a result of mail-tester, so that scores,
 * comparisons, plans and gains treat both alike.
 */
export const reportOf = (judgement: Judgement, { address, url, language }: ReportPlace): TesterReport => {
  const say = createReportSay(language)
  const { score, band, blocklists, receivedAt, judgedAt } = judgement
  const told = { judgement, findingsOf: bySection(judgement.findings), say }
  return {
    tester: 'bienrecu',
    source: 'judged',
    address,
    url,
    language,
    readAt: judgedAt,
    receivedAt,
    score,
    maxScore: 10,
    band,
    headline: say(BANDS[band] ?? 'report.band.0'),
    sections: judgement.sections.filter(({ parent }) => parent === null).map((section) => sectionOf(told, section)),
    spamRules: spamRules(judgement),
    blocklists: blocklists.slice(0, 200),
    evidence: reportEvidence(judgement, address.slice(address.lastIndexOf('@') + 1)),
    missing: [],
  }
}
