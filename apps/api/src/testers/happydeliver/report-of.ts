import type { TesterReport } from '@bienrecu/shared'
import type { TestReference } from '../define-tester.ts'
import type { Report } from './answers.ts'
import { evidenceOf } from './evidence-of.ts'
import { blacklistSection, sectionsOf } from './sections-of.ts'

type Blocklists = TesterReport['blocklists']
type State = Blocklists[number]['state']

const MAX_RULES = 300
const MAX_LISTS = 200
const WORST_FIRST: readonly State[] = ['listed', 'no-answer', 'not-listed', 'unknown']
/** Marks of mail-tester's page: from 3, 5, 7 and 9 points on. */
const BANDS = [3, 5, 7, 9]

/** A list asked about several addresses counts by its worst answer; one that failed has not said "not listed". */
const blocklistsOf = ({ blacklists = {} }: Report): Blocklists => {
  const states = new Map<string, State>()
  for (const { rbl, listed, error } of Object.values(blacklists).flatMap((checks) => checks ?? [])) {
    const unlisted = error ? 'no-answer' : 'not-listed'
    const state = listed ? 'listed' : unlisted
    const former = states.get(rbl) ?? 'unknown'
    states.set(rbl, WORST_FIRST.indexOf(state) < WORST_FIRST.indexOf(former) ? state : former)
  }
  return [...states].slice(0, MAX_LISTS).map(([name, state]) => ({ name, url: null, state }))
}

/** With mail-tester's sign. Many rules weigh nothing; zero has no sign. */
const spamRulesOf = ({ spamassassin }: Report): TesterReport['spamRules'] =>
  Object.entries(spamassassin?.test_details ?? {})
    .slice(0, MAX_RULES)
    .flatMap(([code, rule]) =>
      rule
        ? [{ code: code.slice(0, 120), score: -rule.score || 0, description: rule.description ?? '', solution: '' }]
        : [],
    )

const PARTS = [
  'authentication',
  'spamassassin',
  'dns_results',
  'blacklists',
  'content_analysis',
  'header_analysis',
  'raw_headers',
] as const

/** A report of happyDeliver in the form of all reports; its hundred points become ten. */
export const reportOf = (report: Report, { address, pageUrl }: TestReference, now: number): TesterReport => {
  const score = Math.round(report.score) / 10
  const blocklists = blocklistsOf(report)
  return {
    tester: 'happydeliver',
    source: 'json',
    address,
    url: pageUrl,
    language: 'en',
    readAt: new Date(now).toISOString(),
    receivedAt: report.created_at,
    score,
    maxScore: 10,
    band: BANDS.filter((from) => score >= from).length,
    headline: report.grade,
    sections: [...sectionsOf(report), ...blacklistSection(blocklists.map(({ state }) => state))],
    spamRules: spamRulesOf(report),
    blocklists,
    evidence: evidenceOf(report),
    missing: PARTS.filter((name) => report[name] === undefined),
  }
}
